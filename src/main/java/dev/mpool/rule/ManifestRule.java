package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.manifest.ManifestObject;

/** A promise about how a manifest is written, which its values no longer tell. */
interface ManifestRule {

  /** Adds what breaks the promise, with the rule's own severity. */
  void check(ManifestObject object, Findings findings);
}
