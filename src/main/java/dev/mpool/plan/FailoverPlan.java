package dev.mpool.plan;

import dev.mpool.model.BackendName;
import java.util.List;
import java.util.Optional;

/**
 * What is to be rendered, with nothing left to guess.
 *
 * @param backends every AI Backend of the input, in order
 * @param routes how HTTPRoutes lead to them, in the order in which a request is held against them
 * @param byName whether each Backend answers under its own name, too
 * @param everywhere whether a single Backend answers under every path, as no HTTPRoute says where
 */
public record FailoverPlan(
    List<BackendPlan> backends, List<RoutePlan> routes, boolean byName, boolean everywhere) {

  public FailoverPlan {
    backends = List.copyOf(backends);
    routes = List.copyOf(routes);
  }

  /** A plan without HTTPRoutes. */
  public FailoverPlan(List<BackendPlan> backends) {
    this(backends, List.of(), true, true);
  }

  /** The Backend of a name; empty if the plan has none. */
  public Optional<BackendPlan> backend(BackendName name) {
    return backends.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Whether all of it stands in one file, whose name need not be told again and again. */
  public boolean isOfOneFile() {
    for (BackendPlan backend : backends) {
      if (!backend.origin().file().equals(backends.get(0).origin().file())) {
        return false;
      }
    }
    for (RoutePlan route : routes) {
      if (!route.origin().file().equals(backends.get(0).origin().file())) {
        return false;
      }
    }
    return true;
  }

  /** The Backend that answers where nothing else does. */
  public boolean hasCatchAll() {
    return byName && everywhere && backends.size() == 1;
  }
}
