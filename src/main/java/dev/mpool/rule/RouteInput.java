package dev.mpool.rule;

import dev.mpool.model.Backend;
import dev.mpool.model.BackendName;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.ReferenceGrant;
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
}
