package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.model.Backend;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderType;
import dev.mpool.route.BackendRef;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteRule;
import dev.mpool.text.Excerpt;
import java.util.List;
import java.util.Optional;

/** The Backends that share a rule's requests read the same format: any of them may get each. */
final class RouteMixedProviders implements Promise<RouteInput> {

  @Override
  public void check(RouteInput input, RuleSettings settings, Findings findings) {
    for (HttpRoute route : input.routes()) {
      for (RouteRule rule : route.rules()) {
        check(rule, input, findings);
      }
    }
  }

  private static void check(RouteRule rule, RouteInput input, Findings findings) {
    BackendRef first = null;
    ProviderType firstType = null;
    for (BackendRef ref : rule.backendRefs()) {
      Optional<ProviderType> type =
          ref.isBackend() && ref.weight() > 0
              ? type(input.aiBackend(ref.name()))
              : Optional.empty();
      if (type.isEmpty()) {
        continue;
      } else if (first == null) {
        first = ref;
        firstType = type.get();
      } else if (type.get() != firstType) {
        findings.add(
            Diagnostic.of(
                    Rule.ROUTE_MIXED_PROVIDERS,
                    ref.named().location(),
                    "This Backend is of "
                        + type.get().field()
                        + ", but "
                        + Excerpt.quoted(first.named().value())
                        + " is of "
                        + firstType.field()
                        + ", and any of them may get each request.",
                    "Use a rule for each type of provider.")
                .withRelated(List.of(new Related("the first of them", first.named().location()))));
        return;
      }
    }
  }

  /** The type of a Backend's first provider; others in one Backend are findings of their own. */
  private static Optional<ProviderType> type(Optional<Backend> backend) {
    if (backend.isPresent()) {
      for (Member member : backend.get().endpoints()) {
        Optional<Provider> provider = member.provider();
        if (provider.isPresent()) {
          return Optional.of(provider.get().type());
        }
      }
    }
    return Optional.empty();
  }
}
