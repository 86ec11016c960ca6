package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.manifest.Manifests;

/** A promise about all objects of the input together. */
interface InputRule {

  /** Adds what breaks the promise, with the rule's own severity. */
  void check(Manifests input, RuleSettings settings, Findings findings);
}
