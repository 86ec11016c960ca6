package dev.mpool.plan;

import java.util.List;

/** What is to be rendered, with nothing left to guess: every AI Backend of the input, in order. */
public record FailoverPlan(List<BackendPlan> backends) {

  public FailoverPlan {
    backends = List.copyOf(backends);
  }
}
