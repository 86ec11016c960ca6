package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteRule;
import dev.mpool.route.RouteShare;

/** A rule sends its requests somewhere. */
final class RouteWithoutBackend implements HttpRouteRule {

  @Override
  public void check(HttpRoute route, Findings findings) {
    for (RouteRule rule : route.rules()) {
      if (rule.redirect().isEmpty() && RouteShare.of(rule).isEmpty()) {
        boolean isEmpty = rule.backendRefs().isEmpty();
        findings.add(
            Diagnostic.of(
                    Rule.ROUTE_WITHOUT_BACKEND,
                    rule.location(),
                    isEmpty
                        ? "This rule has no backendRefs: its requests are answered 500."
                        : "Every backendRef of this rule has weight 0: its requests are answered"
                            + " 500.")
                .withHint(isEmpty ? "Add a backendRef." : "Give one of them a weight."));
      }
    }
  }
}
