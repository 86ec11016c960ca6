package dev.mpool.yaml;

import dev.mpool.text.Span;
import java.util.List;

/** A sequence with its items in the order they are written. */
public record YamlSequence(Span span, List<YamlNode> items) implements YamlNode {

  public YamlSequence {
    items = List.copyOf(items);
  }

  @Override
  public String typeName() {
    return "array";
  }
}
