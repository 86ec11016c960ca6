package dev.mpool.yaml;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.text.Excerpt;
import dev.mpool.text.Location;
import java.util.List;

/** What is said of keys that a mapping of one document has twice. */
final class RepeatedKeys {

  private static final String FIRST = "apiVersion";

  /** Whether a second object seems to begin in the first, which is told once. */
  private boolean twoObjects;

  /** The finding; null if it only follows from a second object that is told already. */
  Diagnostic finding(OpenNode mapping, String key, Location second, Location first) {
    boolean inObject = mapping.parent == null;
    if (inObject && twoObjects && isOfEveryObject(key)) {
      return null;
    }
    twoObjects |= inObject && key.equals(FIRST);
    return Diagnostic.of(
            Rule.DUPLICATE_KEY,
            second,
            "The key " + Excerpt.quoted(key) + " is written twice in this mapping.")
        .withHint(hint(mapping, key))
        .withRelated(List.of(new Related("first written here", first)));
  }

  /** Of two objects in one mapping, each of these is written twice. */
  private static boolean isOfEveryObject(String key) {
    return key.equals("kind")
        || key.equals("metadata")
        || key.equals("spec")
        || key.equals("status");
  }

  private static String hint(OpenNode mapping, String key) {
    if (mapping.parent == null && key.equals(FIRST)) {
      return "Write --- on a line before it if a second object begins here.";
    }
    return mapping.parent == null || mapping.parent.mapping
        ? "Keep one of the two."
        : "Keep one of the two, or begin the next item of the list with a dash.";
  }
}
