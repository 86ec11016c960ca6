package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.ParentRef;
import dev.mpool.route.RouteSettings;
import dev.mpool.text.Excerpt;
import java.util.List;

/**
 * mpool renders one listener. What several Gateways or listeners keep apart would come together in
 * it, so that one of them has to be chosen.
 */
final class RouteGatewayAmbiguous implements RouteInputRule {

  @Override
  public void check(RouteInput input, RouteSettings settings, Findings findings) {
    if (settings.gateway().isPresent()) {
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

  private static Diagnostic finding(ParentRef parent, ParentRef first) {
    return Diagnostic.of(
            Rule.ROUTE_GATEWAY_AMBIGUOUS,
            parent.location(),
            "This is for "
                + Excerpt.quoted(parent.label())
                + ", but another HTTPRoute or parentRef is for "
                + Excerpt.quoted(first.label())
                + ": mpool renders one listener.")
        .withHint("Choose by --gateway NAMESPACE/NAME or --gateway NAMESPACE/NAME/SECTION.")
        .withRelated(List.of(new Related("the first parentRef", first.location())));
  }
}
