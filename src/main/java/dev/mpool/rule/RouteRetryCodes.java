package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteRule;
import java.util.List;

/**
 * What the CRD that knows {@code retry} says about its codes; the schema of 1.4 has no word of it.
 */
final class RouteRetryCodes implements HttpRouteRule {

  @Override
  public void check(HttpRoute route, Findings findings) {
    for (RouteRule rule : route.rules()) {
      List<Located<Integer>> codes =
          rule.retry().isPresent() ? rule.retry().get().codes() : List.of();
      for (Located<Integer> code : codes) {
        if (code.value() < 400 || code.value() > 599) {
          findings.add(
              Diagnostic.of(
                  Rule.VALUE_NOT_ALLOWED,
                  code.location(),
                  "A code that is tried again must be from 400 to 599."));
        }
      }
    }
  }
}
