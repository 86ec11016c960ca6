package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteRule;

/** The host of a request is that of the endpoint which is tried; no route knows which that is. */
final class RouteHostnameIgnored implements HttpRouteRule {

  @Override
  public void check(HttpRoute route, Findings findings) {
    for (RouteRule rule : route.rules()) {
      for (RouteFilter filter : rule.allFilters()) {
        if (filter instanceof RouteFilter.UrlRewrite rewrite && rewrite.hostname().isPresent()) {
          findings.add(
              Diagnostic.of(
                      Rule.ROUTE_HOSTNAME_IGNORED,
                      rewrite.hostname().get().location(),
                      "This hostname has no effect: each endpoint is sent its own host, which its"
                          + " certificate is checked against.")
                  .withHint("Set `hostOverride` at the endpoint, and remove the hostname here."));
        }
      }
    }
  }
}
