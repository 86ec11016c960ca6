package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.BackendRef;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteRule;
import dev.mpool.text.Excerpt;

/** A filter is never skipped: what it was there for would not happen, and nobody would notice. */
final class RouteFilterUnsupported implements HttpRouteRule {

  @Override
  public void check(HttpRoute route, Findings findings) {
    for (RouteRule rule : route.rules()) {
      for (RouteFilter filter : rule.allFilters()) {
        if (filter instanceof RouteFilter.Unsupported unsupported) {
          findings.add(finding(unsupported));
        }
      }
      for (BackendRef ref : rule.backendRefs()) {
        for (RouteFilter filter : ref.filters()) {
          if (filter instanceof RouteFilter.Redirect) {
            findings.add(
                Diagnostic.of(
                        Rule.ROUTE_FILTER_UNSUPPORTED,
                        filter.location(),
                        "mpool compiles RequestRedirect in a rule, not in a backendRef.")
                    .withHint("Move the filter to a rule without backendRefs."));
          }
        }
      }
    }
  }

  private static Diagnostic finding(RouteFilter.Unsupported filter) {
    String type = filter.type().isEmpty() ? "without a type" : Excerpt.quoted(filter.type());
    return Diagnostic.of(
            Rule.ROUTE_FILTER_UNSUPPORTED,
            filter.location(),
            "mpool cannot compile the filter " + type + ", and a filter is never left out.")
        .withHint(
            filter.type().equals("RequestMirror")
                ? "Remove it: the copy would carry the endpoint's credential."
                : "Remove it, or keep this HTTPRoute out of what you render.");
  }
}
