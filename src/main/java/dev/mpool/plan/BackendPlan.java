package dev.mpool.plan;

import dev.mpool.model.BackendName;
import dev.mpool.model.FailoverOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The failover chain of one Backend.
 *
 * @param priorities pools in the order in which they are tried; none is empty
 * @param origin where the Backend is named
 * @param order which endpoint comes after one that fails
 */
public record BackendPlan(
    BackendName name, List<List<Endpoint>> priorities, Origin origin, FailoverOrder order) {

  private static final int MOST_ATTEMPTS = 20;

  public BackendPlan {
    List<List<Endpoint>> copies = new ArrayList<>(priorities.size());
    for (List<Endpoint> pool : priorities) {
      copies.add(List.copyOf(pool));
    }
    priorities = List.copyOf(copies);
  }

  public int line() {
    return origin.line();
  }

  /** All endpoints, in the order of priority and pool. */
  public List<Endpoint> endpoints() {
    List<Endpoint> all = new ArrayList<>();
    for (List<Endpoint> pool : priorities) {
      all.addAll(pool);
    }
    return all;
  }

  /**
   * What Envoy is told are the priorities. It leaves each after the same number of attempts: pool
   * first, that is the size of the first pool, and all endpoints are cut into layers of that size.
   */
  public List<List<Endpoint>> layers() {
    if (order == FailoverOrder.PRIORITY_FIRST) {
      return priorities;
    }
    List<Endpoint> all = endpoints();
    int size = priorities.get(0).size();
    List<List<Endpoint>> layers = new ArrayList<>();
    for (int start = 0; start < all.size(); start += size) {
      layers.add(all.subList(start, Math.min(start + size, all.size())));
    }
    return layers;
  }

  /**
   * The endpoints in the order in which a request tries them that keeps failing. Pool first, that
   * is their order in the manifest, each once. Priority first, one may be in it more than once: a
   * retry goes to the next priority, and from the last to the first one again. There it takes an
   * entry that was not tried. A pool without one is tried again all the same: Envoy chooses the
   * priority first, and the later entries of another pool come after it.
   *
   * @return up to {@value #MOST_ATTEMPTS}; beyond that a client has waited long enough for its
   *     error
   */
  public List<Endpoint> attempts() {
    List<Endpoint> all = endpoints();
    if (order == FailoverOrder.POOL_FIRST) {
      return all.subList(0, Math.min(all.size(), MOST_ATTEMPTS));
    }
    List<Endpoint> attempts = new ArrayList<>();
    int untried = all.size();
    for (int round = 0; untried > 0; round++) {
      for (List<Endpoint> pool : priorities) {
        if (untried == 0 || attempts.size() == MOST_ATTEMPTS) {
          return attempts;
        }
        attempts.add(pool.get(round % pool.size()));
        untried -= round < pool.size() ? 1 : 0;
      }
    }
    return attempts;
  }
}
