package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.route.GatewayChoice;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.ParentRef;
import dev.mpool.text.Excerpt;
import java.util.List;

/**
 * mpool renders one listener. What several Gateways or listeners keep apart would come together in
 * it, so that one of them has to be chosen.
 */
final class RouteGatewayAmbiguous implements Promise<RouteInput> {

  @Override
  public void check(RouteInput input, RuleSettings settings, Findings findings) {
    if (settings.routes().gateway().isPresent()) {
      return;
    }
    ParentRef first = null;
    for (HttpRoute route : input.routes()) {
      for (ParentRef parent : route.parents()) {
        first = first == null ? parent : first;
        if (!parent.label().equals(first.label())) {
          findings.add(finding(parent, first));
          // The first of a route tells enough.
          break;
        }
      }
    }
  }

  /** A choice that leaves nothing is most likely misspelt. */
  static Diagnostic noneChosen(HttpRoute first, GatewayChoice choice) {
    String chosen = choice.namespace() + '/' + choice.name();
    String parents = first.parents().isEmpty() ? "none" : first.parents().get(0).label();
    return Diagnostic.of(
        Rule.ROUTE_GATEWAY_AMBIGUOUS,
        first.location(),
        "No HTTPRoute of the input is for "
            + Excerpt.quoted(chosen + choice.section().map(name -> '/' + name).orElse(""))
            + "; this one is for "
            + Excerpt.quoted(parents)
            + '.',
        "Name with --gateway a Gateway that HTTPRoutes are for.");
  }

  private static Diagnostic finding(ParentRef parent, ParentRef first) {
    return Diagnostic.of(
            Rule.ROUTE_GATEWAY_AMBIGUOUS,
            parent.location(),
            "This is for "
                + Excerpt.quoted(parent.label())
                + ", but another HTTPRoute or parentRef is for "
                + Excerpt.quoted(first.label())
                + ": mpool renders one listener.",
            "Choose by --gateway NAMESPACE/NAME or --gateway NAMESPACE/NAME/SECTION.")
        .withRelated(List.of(new Related("the first parentRef", first.location())));
  }
}
