package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteRule;
import java.util.Optional;

/** Failover is made of retries: a rule that allows none turns it off. */
final class RouteRetryOff implements HttpRouteRule {

  @Override
  public void check(HttpRoute route, Findings findings) {
    for (RouteRule rule : route.rules()) {
      Optional<Located<Integer>> attempts =
          rule.retry().isPresent() ? rule.retry().get().attempts() : Optional.empty();
      if (attempts.isPresent() && attempts.get().value() <= 0) {
        findings.add(
            Diagnostic.of(
                    Rule.ROUTE_RETRY_OFF,
                    attempts.get().location(),
                    "Without retries there is no failover: only the first endpoint is tried.")
                .withHint("Remove `attempts`, or allow as many as there are further endpoints."));
      }
    }
  }
}
