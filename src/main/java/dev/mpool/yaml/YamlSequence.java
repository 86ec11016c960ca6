package dev.mpool.yaml;

import dev.mpool.text.Span;
import java.util.List;
import java.util.Optional;

/** A sequence with its items in the order they are written. */
public final class YamlSequence implements YamlNode {

  private final Span span;
  private final List<YamlNode> items;

  /** Where the aliases stand among the items, null for an item that is none; null without any. */
  private final List<Span> aliases;

  public YamlSequence(Span span, List<YamlNode> items) {
    this(span, items, null);
  }

  YamlSequence(Span span, List<YamlNode> items, List<Span> aliases) {
    this.span = span;
    this.items = List.copyOf(items);
    this.aliases = aliases;
  }

  @Override
  public Span span() {
    return span;
  }

  @Override
  public List<YamlNode> items() {
    return items;
  }

  /** The alias that is written in the place of an item, whose own place is the anchor's. */
  public Optional<Span> alias(int index) {
    return aliases == null || index >= aliases.size()
        ? Optional.empty()
        : Optional.ofNullable(aliases.get(index));
  }

  @Override
  public String typeName() {
    return "array";
  }
}
