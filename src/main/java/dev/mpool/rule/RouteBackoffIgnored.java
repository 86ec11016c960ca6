package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteRule;
import dev.mpool.text.Location;
import java.util.Optional;

/** Every retry goes to another endpoint, so that there is nothing to wait for. */
final class RouteBackoffIgnored implements HttpRouteRule {

  @Override
  public void check(HttpRoute route, Findings findings) {
    for (RouteRule rule : route.rules()) {
      Optional<Location> backoff =
          rule.retry().isPresent() ? rule.retry().get().backoff() : Optional.empty();
      if (backoff.isPresent()) {
        findings.add(
            Diagnostic.of(
                    Rule.ROUTE_BACKOFF_IGNORED,
                    backoff.get(),
                    "This has no effect: a retry goes to another endpoint at once.")
                .withHint("Remove it."));
      }
    }
  }
}
