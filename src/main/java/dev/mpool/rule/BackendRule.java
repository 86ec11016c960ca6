package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.model.Backend;
import java.util.List;

/** A promise about what one Backend means as a whole. */
interface BackendRule {

  /** Adds what breaks the promise, with the rule's own severity. */
  void check(Backend backend, RuleSettings settings, List<Diagnostic> findings);
}
