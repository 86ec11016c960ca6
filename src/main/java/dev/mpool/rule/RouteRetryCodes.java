package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.route.RouteRule;

/**
 * What the CRD that knows {@code retry} says about its codes; the schema of 1.4 has no word of it.
 */
final class RouteRetryCodes implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    for (Located<Integer> code : rule.retry().codes()) {
      if (code.value() < 400 || code.value() > 599) {
        findings.add(
            Rule.VALUE_NOT_ALLOWED,
            code.location(),
            "A code that is tried again must be from 400 to 599.");
      }
    }
  }
}
