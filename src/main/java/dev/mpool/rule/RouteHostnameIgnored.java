package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteRule;

/** The host of a request is that of the endpoint which is tried; no route knows which that is. */
final class RouteHostnameIgnored implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    for (RouteFilter filter : rule.allFilters()) {
      if (filter instanceof RouteFilter.UrlRewrite rewrite && rewrite.hostname().isPresent()) {
        findings.add(
            Rule.ROUTE_HOSTNAME_IGNORED,
            rewrite.hostname().get().location(),
            "This hostname has no effect: each endpoint is sent its own host, which its"
                + " certificate is checked against.",
            "Set `hostOverride` at the endpoint, and remove the hostname here.");
      }
    }
  }
}
