package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.BackendRef;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteRule;
import dev.mpool.text.Excerpt;

/** A filter is never skipped: what it was there for would not happen, and nobody would notice. */
final class RouteFilterUnsupported implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    for (RouteFilter filter : rule.allFilters()) {
      if (filter instanceof RouteFilter.Unsupported unsupported) {
        findings.add(finding(unsupported));
      }
    }
    for (BackendRef ref : rule.backendRefs()) {
      for (RouteFilter filter : ref.filters()) {
        if (filter instanceof RouteFilter.Redirect) {
          findings.add(
              Rule.ROUTE_FILTER_UNSUPPORTED,
              filter.location(),
              "mpool compiles RequestRedirect in a rule, not in a backendRef.",
              "Move the filter to a rule without backendRefs.");
        }
      }
    }
  }

  private static Diagnostic finding(RouteFilter.Unsupported filter) {
    String type = filter.type().isEmpty() ? "without a type" : Excerpt.quoted(filter.type());
    return Diagnostic.of(
        Rule.ROUTE_FILTER_UNSUPPORTED,
        filter.location(),
        "mpool cannot compile the filter " + type + ", and a filter is never left out.",
        filter.type().equals("RequestMirror")
            ? "Remove it: the copy would carry the endpoint's credential."
            : "Remove it, or keep this HTTPRoute out of what you render.");
  }
}
