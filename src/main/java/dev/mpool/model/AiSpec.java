package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.List;

/**
 * What an AI Backend forwards to: one provider, or a chain of priorities.
 *
 * @param location the key {@code llm} or {@code multipool}
 * @param isMultipool whether it may have more than one endpoint
 * @param priorities the steps of the failover chain, the first tried first; {@code llm} is one step
 *     of one entry
 */
public record AiSpec(Location location, boolean isMultipool, List<Priority> priorities) {

  public AiSpec {
    priorities = List.copyOf(priorities);
  }
}
