package dev.mpool.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How HTTPRoutes are taken.
 *
 * @param routes which routes are rendered
 * @param gateway whose HTTPRoutes count; empty if all name the same Gateway
 */
public record RouteSettings(Routes routes, Optional<GatewayChoice> gateway) {

  public static final RouteSettings DEFAULTS = new RouteSettings(Routes.AUTO, Optional.empty());

  /** Where requests may come in. */
  public enum Routes {
    /** By HTTPRoutes, and by the names of the Backends. */
    AUTO,
    /** By the names of the Backends alone; HTTPRoutes are passed over. */
    BACKEND,
    /** By HTTPRoutes alone. */
    HTTPROUTE
  }

  /** Whether an HTTPRoute has a part in it. */
  public boolean cover(HttpRoute route) {
    return routes != Routes.BACKEND && (gateway.isEmpty() || gateway.get().covers(route));
  }

  /** Those HTTPRoutes that have a part in it. */
  public List<HttpRoute> covered(List<HttpRoute> routes) {
    List<HttpRoute> covered = new ArrayList<>();
    for (HttpRoute route : routes) {
      if (cover(route)) {
        covered.add(route);
      }
    }
    return covered;
  }
}
