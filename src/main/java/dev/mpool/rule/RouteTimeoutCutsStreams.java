package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteRule;
import java.time.Duration;
import java.util.Optional;

/** The answer of a model may stream for longer than any request should wait for it to begin. */
final class RouteTimeoutCutsStreams implements HttpRouteRule {

  @Override
  public void check(HttpRoute route, Findings findings) {
    for (RouteRule rule : route.rules()) {
      Optional<Located<Duration>> request = rule.timeouts().request();
      if (request.isPresent() && !request.get().value().isZero()) {
        findings.add(
            Diagnostic.of(
                    Rule.ROUTE_TIMEOUT_CUTS_STREAMS,
                    request.get().location(),
                    "This timeout holds for the whole answer: a stream that runs for longer is"
                        + " cut.")
                .withHint(
                    "Set `backendRequest` instead, which ends when an answer begins, or use"
                        + " --timeout of `mpool render`."));
      }
    }
  }
}
