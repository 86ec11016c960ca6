package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.AiSpec;
import dev.mpool.model.Backend;
import dev.mpool.model.Priority;

/** A multipool has more than one endpoint, for there to be something to fail over to. */
final class NoFailover implements Promise<Backend> {

  @Override
  public void check(Backend backend, RuleSettings settings, Findings findings) {
    AiSpec ai = backend.ai().orElseThrow();
    boolean isWhole = true;
    for (Priority priority : ai.priorities()) {
      isWhole &= !priority.pool().isEmpty();
    }
    if (ai.isMultipool() && isWhole && backend.endpoints().size() == 1) {
      findings.add(
          Rule.NO_FAILOVER,
          ai.location(),
          "This multipool has a single endpoint, so there is nothing to fail over to.",
          "Add a priority with another endpoint, or write `llm` instead.");
    }
  }
}
