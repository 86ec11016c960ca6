package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.model.Backend;

/** A promise about what one Backend means as a whole. */
interface BackendRule {

  /** Adds what breaks the promise, with the rule's own severity. */
  void check(Backend backend, RuleSettings settings, Findings findings);
}
