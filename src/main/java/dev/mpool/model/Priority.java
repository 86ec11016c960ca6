package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.List;

/**
 * One step of the failover chain: entries that share the load.
 *
 * @param pool empty if the manifest leaves the pool out, which the CRD allows
 */
public record Priority(Location location, List<Member> pool) {

  public Priority {
    pool = List.copyOf(pool);
  }
}
