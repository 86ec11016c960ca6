package dev.mpool.plan;

import dev.mpool.model.BackendName;
import java.util.ArrayList;
import java.util.List;

/**
 * The failover chain of one Backend.
 *
 * @param priorities pools in the order in which they are tried; none is empty
 * @param line the line of its manifest on which the Backend is named, from 1
 */
public record BackendPlan(BackendName name, List<List<Endpoint>> priorities, int line) {

  public BackendPlan {
    List<List<Endpoint>> copies = new ArrayList<>(priorities.size());
    for (List<Endpoint> pool : priorities) {
      copies.add(List.copyOf(pool));
    }
    priorities = List.copyOf(copies);
  }

  /** All endpoints, in the order of priority and pool. */
  public List<Endpoint> endpoints() {
    List<Endpoint> all = new ArrayList<>();
    for (List<Endpoint> pool : priorities) {
      all.addAll(pool);
    }
    return all;
  }
}
