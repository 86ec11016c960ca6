package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.model.AiSpec;
import dev.mpool.model.Backend;
import dev.mpool.model.Member;
import dev.mpool.model.Priority;
import dev.mpool.model.ProviderType;
import java.util.ArrayList;
import java.util.List;

/**
 * All providers of a multipool are of one type: a request is written in one provider's format, and
 * another provider cannot read it.
 */
final class MixedProviders implements BackendRule {

  @Override
  public void check(Backend backend, List<Diagnostic> findings) {
    AiSpec ai = backend.ai().orElse(null);
    if (ai == null) {
      return;
    }
    ProviderType first = null;
    for (Priority priority : ai.priorities()) {
      for (Member member : priority.pool()) {
        if (member.provider().isEmpty()) {
          continue;
        }
        ProviderType type = member.provider().get().type();
        if (first == null) {
          first = type;
        } else if (type != first) {
          findings.add(finding(ai, first, member, type));
          return;
        }
      }
    }
  }

  private static Diagnostic finding(
      AiSpec ai, ProviderType first, Member odd, ProviderType oddType) {
    List<ProviderType> types = new ArrayList<>();
    List<Related> providers = new ArrayList<>();
    List<Priority> priorities = ai.priorities();
    for (int p = 0; p < priorities.size(); p++) {
      List<Member> pool = priorities.get(p).pool();
      for (int i = 0; i < pool.size(); i++) {
        Member member = pool.get(i);
        if (member.provider().isPresent()) {
          ProviderType type = member.provider().get().type();
          if (!types.contains(type)) {
            types.add(type);
          }
          providers.add(
              new Related(
                  "priority " + p + ", pool entry " + i + ": " + type.field(),
                  member.provider().get().location()));
        }
      }
    }
    return Diagnostic.of(
            Rule.MIXED_PROVIDERS,
            odd.providerKey(),
            "This provider is "
                + oddType.field()
                + ", but the first one is "
                + first.field()
                + ": the multipool mixes "
                + list(types)
                + ".")
        .withHint(
            "Use one type of provider in a multipool, or pass --allow-mixed-providers if every"
                + " provider reads the same request format.")
        .withRelated(providers);
  }

  private static String list(List<ProviderType> types) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < types.size(); i++) {
      if (i > 0) {
        text.append(i == types.size() - 1 ? " and " : ", ");
      }
      text.append(types.get(i).field());
    }
    return text.toString();
  }
}
