package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.RouteRule;
import dev.mpool.route.RouteShare;

/** A rule sends its requests somewhere. */
final class RouteWithoutBackend implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    if (rule.redirect().isEmpty() && RouteShare.of(rule).isEmpty()) {
      boolean isEmpty = rule.backendRefs().isEmpty();
      findings.add(
          Rule.ROUTE_WITHOUT_BACKEND,
          rule.location(),
          isEmpty
              ? "This rule has no backendRefs: its requests are answered 500."
              : "Every backendRef of this rule has weight 0: its requests are answered" + " 500.",
          isEmpty ? "Add a backendRef." : "Give one of them a weight.");
    }
  }
}
