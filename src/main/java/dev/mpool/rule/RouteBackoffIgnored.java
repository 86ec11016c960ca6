package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.RouteRule;

/** Every retry goes to another endpoint, so that there is nothing to wait for. */
final class RouteBackoffIgnored implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    if (rule.retry().backoff().isPresent()) {
      findings.add(
          Rule.ROUTE_BACKOFF_IGNORED,
          rule.retry().backoff().get(),
          "This has no effect: a retry goes to another endpoint at once.",
          "Remove it.");
    }
  }
}
