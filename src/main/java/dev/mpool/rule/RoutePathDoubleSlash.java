package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteRule;

/** A path with two slashes in a row is another path to some servers, and the same to others. */
final class RoutePathDoubleSlash implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    for (RouteFilter filter : rule.allFilters()) {
      if (filter.path().isPresent() && filter.path().get().value().replacement().contains("//")) {
        findings.add(
            Rule.ROUTE_PATH_DOUBLE_SLASH,
            filter.path().get().location(),
            "Requests get a path with two slashes in a row.",
            "Write one slash.");
      }
    }
  }
}
