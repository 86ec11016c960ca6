package dev.mpool.explain;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Backend's failover chain in the words of a reader: the routes that lead to it, and the
 * priorities in the order they are tried.
 *
 * @param place where the Backend stands, such as {@code line 5} or {@code backend.yaml:5}
 * @param byName the path under which it answers besides those of routes; empty if it is told by its
 *     name already, or does not
 */
record Chain(
    String namespace,
    String name,
    Origin origin,
    String place,
    Optional<String> byName,
    List<LeadingRoute> routes,
    List<List<ChainLink>> priorities) {

  static Chain of(FailoverPlan plan, BackendPlan backend) {
    List<List<ChainLink>> priorities = new ArrayList<>();
    for (var endpoints : backend.priorities()) {
      priorities.add(endpoints.stream().map(ChainLink::of).toList());
    }
    List<LeadingRoute> routes = LeadingRoute.to(plan, backend.name());
    return new Chain(
        backend.name().namespace(),
        backend.name().name(),
        backend.origin(),
        place(plan, backend.origin()),
        plan.byName() && !routes.isEmpty() ? Optional.of("/" + backend.name()) : Optional.empty(),
        routes,
        priorities);
  }

  /** A place in the words of a reader; a file that is the only one is known. */
  static String place(FailoverPlan plan, Origin origin) {
    return plan.isOfOneFile() ? "line " + origin.line() : origin.file() + ':' + origin.line();
  }

  String title() {
    return namespace + '/' + name;
  }

  List<ChainLink> links() {
    return priorities.stream().flatMap(List::stream).toList();
  }
}
