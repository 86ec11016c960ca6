package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.route.RouteRule;
import java.time.Duration;
import java.util.Optional;

/** The answer of a model may stream for longer than any request should wait for it to begin. */
final class RouteTimeoutCutsStreams implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    Optional<Located<Duration>> timeout = rule.timeout();
    if (timeout.isPresent() && !timeout.get().value().isZero()) {
      findings.add(
          Rule.ROUTE_TIMEOUT_CUTS_STREAMS,
          timeout.get().location(),
          "This timeout holds for the whole answer: a stream that runs for longer is cut.",
          "Set `backendRequest` instead, which ends when an answer begins, or use --timeout of"
              + " `mpool render`.");
    }
  }
}
