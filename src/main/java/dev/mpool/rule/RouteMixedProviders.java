package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderType;
import dev.mpool.route.BackendRef;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteRule;
import dev.mpool.text.Excerpt;
import java.util.List;

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
      ProviderType type = ref.isBackend() && ref.weight() > 0 ? type(ref, input) : null;
      if (type == null) {
        continue;
      } else if (first == null) {
        first = ref;
        firstType = type;
      } else if (type != firstType) {
        String other = Excerpt.quoted(first.named().value());
        findings.add(
            Diagnostic.of(
                    Rule.ROUTE_MIXED_PROVIDERS,
                    ref.named().location(),
                    "This Backend is of %s, but %s is of %s, and any of them may get each request."
                        .formatted(type.field(), other, firstType.field()),
                    "Use a rule for each type of provider.")
                .withRelated(List.of(new Related("the first of them", first.named().location()))));
        return;
      }
    }
  }

  /** The type of a Backend's first provider; others in one Backend are findings of their own. */
  private static ProviderType type(BackendRef ref, RouteInput input) {
    return input.aiBackend(ref.name()).stream()
        .flatMap(backend -> backend.endpoints().stream())
        .flatMap(endpoint -> endpoint.provider().stream())
        .map(Provider::type)
        .findFirst()
        .orElse(null);
  }
}
