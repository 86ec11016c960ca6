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

/** The path that a filter makes is one that can be sent. */
final class RoutePathInvalid implements HttpRouteRule {

  @Override
  public void check(HttpRoute route, Findings findings) {
    for (RouteRule rule : route.rules()) {
      for (RouteFilter filter : rule.allFilters()) {
        Optional<Located<PathModifier>> path = pathOf(filter);
        if (path.isPresent()) {
          check(path.get(), findings);
        }
      }
    }
  }

  /** The path that a rewrite or a redirect makes. */
  static Optional<Located<PathModifier>> pathOf(RouteFilter filter) {
    if (filter instanceof RouteFilter.UrlRewrite rewrite) {
      return rewrite.path();
    }
    return filter instanceof RouteFilter.Redirect redirect ? redirect.path() : Optional.empty();
  }

  private static void check(Located<PathModifier> path, Findings findings) {
    String text = path.value().replacement();
    boolean mayBeEmpty = path.value() instanceof PathModifier.PrefixMatch;
    int bad = PathSyntax.unsendable(text, 0);
    if (bad >= 0) {
      add(
          path,
          "This path contains "
              + CharacterName.of(text.codePointAt(bad))
              + ", which cannot be sent in a path.",
          "Percent-encode it, or remove it.",
          findings);
    } else if (text.indexOf('?') >= 0) {
      add(
          path,
          "This path holds a query, but the client's query comes after it.",
          "Remove what begins with `?`; a path with a query can stand in the endpoint's"
              + " `pathOverride`.",
          findings);
    } else if (!text.startsWith("/") && !(text.isEmpty() && mayBeEmpty)) {
      add(path, "This path does not begin with a slash.", "Begin it with `/`.", findings);
    }
  }

  private static void add(
      Located<PathModifier> path, String message, String hint, Findings findings) {
    findings.add(Diagnostic.of(Rule.ROUTE_PATH_INVALID, path.location(), message).withHint(hint));
  }
}
