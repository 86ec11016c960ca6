package dev.mpool.route;

import dev.mpool.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * What an input says about the way of requests to its Backends.
 *
 * @param routes the HTTPRoutes that name a Backend
 */
public record RouteManifests(List<HttpRoute> routes, List<ReferenceGrant> grants) {

  public static final RouteManifests NONE = new RouteManifests(List.of(), List.of());

  public RouteManifests {
    routes = List.copyOf(routes);
    grants = List.copyOf(grants);
  }

  public boolean isEmpty() {
    return routes.isEmpty() && grants.isEmpty();
  }

  /** This and what stands behind it in the input. */
  public RouteManifests and(RouteManifests later) {
    if (later.isEmpty()) {
      return this;
    }
    List<HttpRoute> allRoutes = new ArrayList<>(routes);
    allRoutes.addAll(later.routes);
    List<ReferenceGrant> allGrants = new ArrayList<>(grants);
    allGrants.addAll(later.grants);
    return new RouteManifests(allRoutes, allGrants);
  }

  /** Those HTTPRoutes that have a part in the output. */
  public List<HttpRoute> covered(RouteSettings settings) {
    List<HttpRoute> covered = new ArrayList<>();
    for (HttpRoute route : routes) {
      if (settings.cover(route)) {
        covered.add(route);
      }
    }
    return covered;
  }

  /** What is left when the HTTPRoutes are taken away that an error stands in. */
  public RouteManifests sound(List<Diagnostic> findings) {
    List<HttpRoute> sound = new ArrayList<>(routes);
    for (Diagnostic finding : findings) {
      if (finding.isError()) {
        sound.removeIf(route -> route.holds(finding.location()));
      }
    }
    return new RouteManifests(sound, grants);
  }
}
