package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteSettings;
import dev.mpool.text.Excerpt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An HTTPRoute stands in the input once: of two with the same name only one can be in force. */
final class DuplicateRoute implements RouteInputRule {

  @Override
  public void check(RouteInput input, RouteSettings settings, Findings findings) {
    Map<String, HttpRoute> seen = new HashMap<>();
    for (HttpRoute route : input.routes()) {
      if (!route.location().pointer().endsWith("/name")) {
        continue;
      }
      HttpRoute first = seen.putIfAbsent(route.name().toString(), route);
      if (first != null) {
        findings.add(
            Diagnostic.of(
                    Rule.DUPLICATE_ROUTE,
                    route.location(),
                    "There is another HTTPRoute "
                        + Excerpt.quoted(route.name().toString())
                        + " in the input.")
                .withHint("Rename or remove one of them.")
                .withRelated(List.of(new Related("the first of them", first.location()))));
      }
    }
  }
}
