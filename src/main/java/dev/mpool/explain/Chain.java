package dev.mpool.explain;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * A Backend's failover chain in the words of a reader: the routes that lead to it, and the
 * priorities in the order they are tried.
 */
record Chain(
    String namespace,
    String name,
    int line,
    List<LeadingRoute> routes,
    List<List<ChainLink>> priorities) {

  static Chain of(FailoverPlan plan, BackendPlan backend) {
    List<List<ChainLink>> priorities = new ArrayList<>();
    for (var endpoints : backend.priorities()) {
      priorities.add(endpoints.stream().map(ChainLink::of).toList());
    }
    return new Chain(
        backend.name().namespace(),
        backend.name().name(),
        backend.line(),
        LeadingRoute.to(plan, backend.name()),
        priorities);
  }

  String title() {
    return namespace + '/' + name;
  }

  List<ChainLink> links() {
    return priorities.stream().flatMap(List::stream).toList();
  }
}
