package dev.mpool.plan;

import dev.mpool.model.BackendName;
import java.util.List;

/**
 * The failover chain of one Backend.
 *
 * @param priorities pools in the order in which they are tried; none is empty
 * @param line the line of its manifest on which the Backend is named, from 1
 */
public record BackendPlan(BackendName name, List<List<Endpoint>> priorities, int line) {

  public BackendPlan {
    priorities = priorities.stream().map(List::copyOf).toList();
  }

  /** All endpoints, in the order of priority and pool. */
  public List<Endpoint> endpoints() {
    return priorities.stream().flatMap(List::stream).toList();
  }
}
