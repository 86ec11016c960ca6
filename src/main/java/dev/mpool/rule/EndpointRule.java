package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.model.Member;

/** A promise about one endpoint: an entry of a pool, or the whole of {@code llm}. */
interface EndpointRule {

  /** Adds what breaks the promise, with the rule's own severity. */
  void check(Member endpoint, RuleSettings settings, Findings findings);
}
