package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.manifest.Manifests;
import dev.mpool.model.Backend;
import dev.mpool.route.HttpRoute;
import dev.mpool.text.Excerpt;
import dev.mpool.text.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An object stands in the input once: of two with the same name only one can be in force. */
final class DuplicateObject implements Promise<Manifests> {

  @Override
  public void check(Manifests input, RuleSettings settings, Findings findings) {
    Map<String, Location> seen = new HashMap<>();
    for (Backend backend : input.of(Backend.class)) {
      String name = "Backend " + Excerpt.quoted(backend.name().toString());
      check(Rule.DUPLICATE_BACKEND, name, backend.location(), seen, findings);
    }
    for (HttpRoute route : settings.routes().covered(input.of(HttpRoute.class))) {
      String name = "HTTPRoute " + Excerpt.quoted(route.name().toString());
      check(Rule.DUPLICATE_ROUTE, name, route.location(), seen, findings);
    }
  }

  private static void check(
      Rule rule, String name, Location place, Map<String, Location> seen, Findings findings) {
    Location first = place.pointer().endsWith("/name") ? seen.putIfAbsent(name, place) : null;
    if (first != null) {
      findings.add(
          Diagnostic.of(
                  rule,
                  place,
                  "There is another " + name + " in the input.",
                  "Rename or remove one of them.")
              .withRelated(List.of(new Related("the first of them", first))));
    }
  }
}
