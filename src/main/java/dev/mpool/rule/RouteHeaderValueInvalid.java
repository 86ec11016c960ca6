package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteRule;

/** What a filter puts into a header is printable ASCII, as for credentials. */
final class RouteHeaderValueInvalid implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    for (RouteFilter filter : rule.allFilters()) {
      if (filter instanceof RouteFilter.HeaderModifier modifier) {
        for (RouteFilter.Header header : modifier.given()) {
          int bad = HeaderSyntax.foreignToValue(header.value().value());
          if (bad >= 0) {
            findings.add(
                Rule.HEADER_VALUE_INVALID,
                header.value().location(),
                "The value contains " + CharacterName.of(bad) + ", but is sent in a header.",
                "Use only printable ASCII characters.");
          }
        }
      }
    }
  }
}
