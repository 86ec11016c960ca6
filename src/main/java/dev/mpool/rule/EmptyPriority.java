package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.manifest.ManifestObject;
import dev.mpool.text.JsonPointer;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlSequence;

/**
 * A priority has a pool. The CRD lets it be left out (an empty one it refuses), and kgateway's
 * controller crashes on it.
 */
final class EmptyPriority implements Promise<ManifestObject> {

  private static final String[] PRIORITIES = {"spec", "ai", "multipool", "priorities"};

  @Override
  public void check(ManifestObject object, RuleSettings settings, Findings findings) {
    YamlNode node = object.node();
    JsonPointer pointer = JsonPointer.of(object.pointer());
    for (String key : PRIORITIES) {
      if (!(node instanceof YamlMapping mapping)) {
        return;
      }
      node = mapping.value(key).orElse(null);
      pointer = pointer.child(key);
    }
    if (node instanceof YamlSequence priorities) {
      for (int i = 0; i < priorities.items().size(); i++) {
        if (priorities.items().get(i) instanceof YamlMapping priority
            && priority.value("pool").isEmpty()) {
          String advice =
              priorities.items().size() == 1
                  ? "Add a `pool` with at least one entry."
                  : "Add a `pool` with at least one entry, or remove the priority.";
          findings.add(finding(object, pointer.child(i), priority).withHint(advice));
        }
      }
    }
  }

  private static Diagnostic finding(
      ManifestObject object, JsonPointer pointer, YamlMapping priority) {
    return Diagnostic.of(
        Rule.EMPTY_PRIORITY,
        object.document().location(pointer, priority.beginning()),
        (priority.entry("pool").isPresent()
                ? "The pool of this priority has no value."
                : "This priority has no pool.")
            + " The API server accepts it, and it crashes kgateway's controller.");
  }
}
