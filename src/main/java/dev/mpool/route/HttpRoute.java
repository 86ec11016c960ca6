package dev.mpool.route;

import dev.mpool.model.Located;
import dev.mpool.text.Location;
import java.util.List;
import java.util.Optional;

/**
 * An HTTPRoute of the Gateway API that names a Backend.
 *
 * @param location the route's name, or the document if it has none
 * @param created {@code metadata.creationTimestamp}; empty if it was never in a cluster
 * @param parents the Gateways that it is for
 * @param hostnames none if it answers to every name
 */
public record HttpRoute(
    RouteName name,
    Location location,
    Optional<String> created,
    List<ParentRef> parents,
    List<Located<String>> hostnames,
    List<RouteRule> rules) {

  /** Namespace and name of an HTTPRoute. */
  public record RouteName(String namespace, String name) {
    @Override
    public String toString() {
      return namespace + '/' + name;
    }
  }
}
