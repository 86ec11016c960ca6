package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.route.PathModifier;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteRule;
import dev.mpool.text.Location;

/** The path that a filter makes is one that can be sent. */
final class RoutePathInvalid implements Promise<RouteRule> {

  @Override
  public void check(RouteRule rule, RuleSettings settings, Findings findings) {
    for (RouteFilter filter : rule.allFilters()) {
      if (filter.path().isPresent()) {
        check(filter.path().get().value(), filter.path().get().location(), findings);
      }
    }
  }

  private static void check(PathModifier path, Location place, Findings findings) {
    String text = path.replacement();
    boolean mayBeEmpty = path instanceof PathModifier.PrefixMatch;
    int bad = PathSyntax.unsendable(text, 0);
    if (bad >= 0) {
      String name = CharacterName.of(text.codePointAt(bad));
      findings.add(
          Rule.ROUTE_PATH_INVALID,
          place,
          "This path contains " + name + ", which cannot be sent in a path.",
          "Percent-encode it, or remove it.");
    } else if (text.indexOf('?') >= 0) {
      findings.add(
          Rule.ROUTE_PATH_INVALID,
          place,
          "This path holds a query, but the client's query comes after it.",
          "Remove what begins with `?`; a path with a query can stand in the endpoint's"
              + " `pathOverride`.");
    } else if (!text.startsWith("/") && !(text.isEmpty() && mayBeEmpty)) {
      findings.add(
          Rule.ROUTE_PATH_INVALID,
          place,
          "This path does not begin with a slash.",
          "Begin it with `/`.");
    }
  }
}
