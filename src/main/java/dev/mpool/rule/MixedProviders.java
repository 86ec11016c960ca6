package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.model.Backend;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderType;
import java.util.ArrayList;
import java.util.List;

/**
 * All providers of a multipool are of one type: a request is written in one provider's format, and
 * another provider cannot read it.
 */
final class MixedProviders implements Promise<Backend> {

  /** Nobody looks at more places; the CRD allows 400. */
  private static final int MOST_RELATED = 400;

  @Override
  public void check(Backend backend, RuleSettings settings, Findings findings) {
    List<ProviderType> types = new ArrayList<>(1);
    Member first = null;
    Member odd = null;
    for (Member endpoint : backend.endpoints()) {
      Provider provider = endpoint.provider().orElse(null);
      if (provider == null) {
        continue;
      }
      first = first == null ? endpoint : first;
      if (!types.contains(provider.type())) {
        types.add(provider.type());
        odd = types.size() == 2 ? endpoint : odd;
      }
    }
    if (odd != null) {
      findings.add(
          Diagnostic.of(
                  Rule.MIXED_PROVIDERS,
                  odd.beside(first, odd.providerKey()),
                  message(types),
                  settings.allowMixedProviders()
                      ? "Be sure that all of them read the same request format."
                      : "Use one type of provider in a multipool, or pass --allow-mixed-providers"
                          + " if all of them read the same request format.")
              .withRelated(providers(backend.endpoints(), first)));
    }
  }

  private static List<Related> providers(List<Member> endpoints, Member first) {
    List<Related> providers = new ArrayList<>();
    for (Member endpoint : endpoints) {
      Provider provider = endpoint.provider().orElse(null);
      if (provider != null && providers.size() < MOST_RELATED) {
        providers.add(
            new Related(
                endpoint.place() + ": " + provider.type().field(),
                endpoint.beside(first, provider.location())));
      }
    }
    return providers;
  }

  private static String message(List<ProviderType> types) {
    StringBuilder all = new StringBuilder(types.get(0).field());
    for (int i = 1; i < types.size(); i++) {
      all.append(i == types.size() - 1 ? " and " : ", ").append(types.get(i).field());
    }
    return "This provider is %s, but the first one is %s: the multipool mixes %s."
        .formatted(types.get(1).field(), types.get(0).field(), all);
  }
}
