package dev.mpool.yaml;

import dev.mpool.text.Span;
import java.util.List;
import java.util.Optional;

/** A mapping with its entries in the order they are written; no key appears twice. */
public record YamlMapping(Span span, List<Entry> entries) implements YamlNode {

  /**
   * One key with its value.
   *
   * @param key the key as the string that JSON has for it
   * @param keySpan where the key is written
   */
  public record Entry(String key, Span keySpan, YamlNode value) {}

  public YamlMapping {
    entries = List.copyOf(entries);
  }

  public Optional<Entry> entry(String key) {
    for (Entry entry : entries) {
      if (entry.key().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /**
   * The value of a key as Kubernetes sees it: {@code null} counts as absent.
   *
   * @return empty if the key is missing or its value is null
   */
  public Optional<YamlNode> value(String key) {
    return entry(key).map(Entry::value).filter(value -> !YamlScalar.isNull(value));
  }

  @Override
  public String typeName() {
    return "object";
  }
}
