package dev.mpool.manifest;

import dev.mpool.text.EditDistance;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Whether an HTTPRoute sends to a Backend, be it under a key that is misspelt or out of place: such
 * a route is mpool's to judge.
 */
public final class NamedBackend {

  private static final String KIND = ObjectKind.BACKEND.name();
  private static final String GROUP = ObjectKind.BACKEND.group();

  /** Where an HTTPRoute names other things than what it sends to. */
  private static final Set<String> ELSEWHERE =
      Set.of("metadata", "status", "parentRefs", "filters", "matches");

  private NamedBackend() {}

  /** Whether any mapping of an object is a reference to a Backend. */
  public static boolean isIn(YamlMapping object) {
    Deque<YamlNode> open = new ArrayDeque<>();
    for (YamlMapping.Entry entry : object.entries()) {
      addUnlessElsewhere(entry, open);
    }
    while (!open.isEmpty()) {
      YamlNode node = open.pop();
      if (node instanceof YamlSequence sequence) {
        open.addAll(sequence.items());
      } else if (node instanceof YamlMapping mapping) {
        if (isReference(mapping)) {
          return true;
        }
        for (YamlMapping.Entry entry : mapping.entries()) {
          addUnlessElsewhere(entry, open);
        }
      }
    }
    return false;
  }

  private static void addUnlessElsewhere(YamlMapping.Entry entry, Deque<YamlNode> open) {
    if (!ELSEWHERE.contains(entry.key())) {
      open.add(entry.value());
    }
  }

  /** The core group has no Backend: if it is named, the group has been forgotten. */
  private static boolean isReference(YamlMapping mapping) {
    String group = ObjectSelection.text(mapping, "group");
    String kind = ObjectSelection.text(mapping, "kind");
    return kind.equals(KIND)
        ? group.isEmpty() || isNearly(group)
        : group.equals(GROUP) && EditDistance.ignoringCase(kind, KIND) <= 2;
  }

  /** Whether a group is kgateway's, but for how it is written. */
  public static boolean isNearly(String group) {
    return group.contains("kgateway");
  }
}
