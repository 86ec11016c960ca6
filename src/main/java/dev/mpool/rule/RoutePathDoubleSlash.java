package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.PathModifier;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteRule;
import java.util.Optional;

/** A path with two slashes in a row is another path to some servers, and the same to others. */
final class RoutePathDoubleSlash implements HttpRouteRule {

  @Override
  public void check(HttpRoute route, Findings findings) {
    for (RouteRule rule : route.rules()) {
      for (RouteFilter filter : rule.allFilters()) {
        Optional<Located<PathModifier>> path = RoutePathInvalid.pathOf(filter);
        if (path.isPresent() && path.get().value().replacement().contains("//")) {
          findings.add(
              Diagnostic.of(
                      Rule.ROUTE_PATH_DOUBLE_SLASH,
                      path.get().location(),
                      "Requests get a path with two slashes in a row.")
                  .withHint("Write one slash."));
        }
      }
    }
  }
}
