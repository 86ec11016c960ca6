package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.List;

/** What an AI Backend forwards to: one provider, or a chain of priorities. */
public sealed interface AiSpec {

  /** The key {@code llm} or {@code multipool}. */
  Location location();

  /**
   * The steps of the failover chain, the first tried first; {@code llm} is one step of one entry.
   */
  List<Priority> priorities();

  /** A single provider. */
  record Llm(Location location, Member member) implements AiSpec {
    @Override
    public List<Priority> priorities() {
      return List.of(new Priority(location, List.of(member)));
    }
  }

  /** A failover chain. */
  record Multipool(Location location, List<Priority> priorities) implements AiSpec {
    public Multipool {
      priorities = List.copyOf(priorities);
    }
  }

  /** Every entry of every priority, in order. */
  default List<Member> members() {
    return priorities().stream().flatMap(priority -> priority.pool().stream()).toList();
  }
}
