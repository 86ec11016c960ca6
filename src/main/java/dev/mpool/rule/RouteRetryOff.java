package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.route.RouteRule;
import java.util.Optional;

/** Failover is made of retries: a rule that allows none turns it off. */
final class RouteRetryOff implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    Optional<Located<Integer>> attempts = rule.retry().attempts();
    if (attempts.isPresent() && attempts.get().value() <= 0) {
      findings.add(
          Rule.ROUTE_RETRY_OFF,
          attempts.get().location(),
          "Without retries there is no failover: only the first endpoint is tried.",
          "Remove `attempts`, or allow as many as there are further endpoints.");
    }
  }
}
