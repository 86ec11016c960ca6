package dev.mpool.migrate;

import dev.mpool.text.JsonPointer;
import dev.mpool.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of each thing that a Backend says: where it stands in the new object, or that it
 * stands nowhere.
 */
final class Account {

  private final Original original;
  private final Map<String, String> targets = new HashMap<>();
  private final List<Loss> losses = new ArrayList<>();

  Account(Original original) {
    this.original = original;
  }

  /** A key or item of the Backend is said by one of the new object; both are JSON pointers. */
  void same(String written, String target) {
    targets.put(written, target);
  }

  /** Nothing of what stands at a pointer, or below it, is said after all. */
  void forget(String written) {
    targets.keySet().removeIf(each -> (each + '/').startsWith(written + '/'));
  }

  /** A key of the mapping at a pointer is not said, or not in the same way. */
  void lose(String at, YamlMapping.Entry key, String message) {
    add(new Loss(original.location(JsonPointer.child(at, key.key()), key.keySpan()), message));
  }

  /** Tells of a value that has more characters than the other API takes. */
  boolean isTooLong(String at, YamlMapping.Entry key, String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return false;
    }
    lose(
        at, key, "The entry is left out: agentgateway takes at most " + most + " characters here.");
    return true;
  }

  void add(Loss loss) {
    losses.add(loss);
  }

  /** What says the same as a key, or as the next one around it that has a counterpart. */
  String target(String written) {
    String at = written;
    while (!targets.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return targets.get(at);
  }

  List<Loss> losses() {
    return losses;
  }
}
