package dev.mpool.rule;

import dev.mpool.model.AiSpec;
import dev.mpool.model.Backend;
import dev.mpool.model.Member;
import dev.mpool.model.Priority;
import java.util.ArrayList;
import java.util.List;

/**
 * An endpoint and its place in the failover chain.
 *
 * @param priority from 0
 * @param poolIndex from 0
 */
record EndpointPlace(int priority, int poolIndex, Member endpoint) {

  /** The endpoints of a Backend in the order of priority and pool; none if it is not of type AI. */
  static List<EndpointPlace> allOf(Backend backend) {
    List<EndpointPlace> places = new ArrayList<>();
    AiSpec ai = backend.ai().orElse(null);
    if (ai != null) {
      List<Priority> priorities = ai.priorities();
      for (int p = 0; p < priorities.size(); p++) {
        List<Member> pool = priorities.get(p).pool();
        for (int i = 0; i < pool.size(); i++) {
          places.add(new EndpointPlace(p, i, pool.get(i)));
        }
      }
    }
    return places;
  }

  /** Such as {@code priority 0, pool entry 1}. */
  @Override
  public String toString() {
    return "priority " + priority + ", pool entry " + poolIndex;
  }
}
