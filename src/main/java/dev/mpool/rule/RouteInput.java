package dev.mpool.rule;

import dev.mpool.model.Backend;
import dev.mpool.model.BackendName;
import dev.mpool.route.BackendRef;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.ReferenceGrant;
import dev.mpool.route.RouteRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules about HTTPRoutes look at.
 *
 * @param routes those that have a part in the output
 */
record RouteInput(
    List<HttpRoute> routes, List<ReferenceGrant> grants, Map<BackendName, Backend> backends) {

  static RouteInput of(
      List<HttpRoute> routes, List<ReferenceGrant> grants, List<Backend> backends) {
    Map<BackendName, Backend> byName = new HashMap<>();
    for (Backend backend : backends) {
      byName.putIfAbsent(backend.name(), backend);
    }
    return new RouteInput(routes, grants, byName);
  }

  /** The AI Backend of a name, if the input has it. */
  Optional<Backend> aiBackend(BackendName name) {
    Backend backend = backends.get(name);
    return backend != null && backend.ai().isPresent() ? Optional.of(backend) : Optional.empty();
  }

  /** A Backend that an HTTPRoute names. */
  record Use(HttpRoute route, BackendRef ref) {}

  /** The Backends that HTTPRoutes name. */
  List<Use> uses() {
    List<Use> uses = new ArrayList<>();
    for (HttpRoute route : routes) {
      for (RouteRule rule : route.rules()) {
        rule.backendRefs().forEach(ref -> uses.add(new Use(route, ref)));
      }
    }
    uses.removeIf(use -> !use.ref().isBackend());
    return uses;
  }

  /** Whether the HTTPRoute is in the Backend's namespace, or that one trusts it. */
  boolean permits(Use use) {
    String namespace = use.route().name().namespace();
    return use.ref().namespace().equals(namespace)
        || grants.stream().anyMatch(grant -> grant.permits(namespace, use.ref().name()));
  }
}
