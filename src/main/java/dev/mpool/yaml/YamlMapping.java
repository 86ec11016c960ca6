package dev.mpool.yaml;

import dev.mpool.text.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping with its entries in the order they are written; no key appears twice. */
public final class YamlMapping implements YamlNode {

  /** Below this size a walk through the entries is as fast as an index. */
  private static final int INDEXED_FROM = 17;

  private final Span span;
  private final List<Entry> entries;
  private final Map<String, Entry> index;

  /**
   * One key with its value.
   *
   * @param key the key as the string that JSON has for it
   * @param keySpan where the key is written
   */
  public record Entry(String key, Span keySpan, YamlNode value) {

    /** Whether an alias is written as the value: what it stands for is written before the key. */
    public boolean isAlias() {
      return value.span().start() < keySpan.start();
    }
  }

  public YamlMapping(Span span, Collection<Entry> entries) {
    this.span = span;
    this.entries = List.copyOf(entries);
    this.index = entries.size() < INDEXED_FROM ? null : index(this.entries);
  }

  private static Map<String, Entry> index(List<Entry> entries) {
    Map<String, Entry> index = new HashMap<>(entries.size() * 2);
    for (Entry entry : entries) {
      index.put(entry.key(), entry);
    }
    return index;
  }

  @Override
  public Span span() {
    return span;
  }

  public List<Entry> entries() {
    return entries;
  }

  public Optional<Entry> entry(String key) {
    if (index != null) {
      return Optional.ofNullable(index.get(key));
    }
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key.equals(key)) {
        return Optional.of(entries.get(i));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<YamlNode> value(String key) {
    Optional<Entry> entry = entry(key);
    return entry.isEmpty() || YamlScalar.isNull(entry.get().value())
        ? Optional.empty()
        : Optional.of(entry.get().value());
  }

  /** Where a reader sees the mapping begin: its first key, or all of it if no key is its own. */
  public Span beginning() {
    for (Entry entry : entries) {
      if (!isMerged(entry)) {
        return entry.keySpan;
      }
    }
    return span;
  }

  /** Whether a merge key has brought an entry, which is written elsewhere then. */
  public boolean isMerged(Entry entry) {
    return entry.keySpan.start() < span.start() || entry.keySpan.end() > span.end();
  }

  @Override
  public String typeName() {
    return "object";
  }
}
