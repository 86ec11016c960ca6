package dev.mpool.inspect;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.ObjectKind;
import dev.mpool.rule.RuleSettings;

/** What becomes of the objects of one kind. Threads may share it. */
interface KindInspector {

  ObjectKind kind();

  /** Takes an object through schema, model and the rules about it alone. */
  void inspect(ManifestObject object, RuleSettings rules, InspectedFile file);

  /**
   * Takes an object that stands behind so many errors that it is not judged; if an API server would
   * judge it, it counts as refused.
   */
  default void pass(ManifestObject object, RuleSettings rules, InspectedFile file) {
    inspect(object, rules, file);
  }
}
