package dev.mpool.yaml;

import dev.mpool.text.JsonPointer;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A mapping or sequence whose end has not been read yet. */
final class OpenNode {

  /** What the next value of a mapping is for. */
  private enum Expected {
    KEY,
    VALUE,
    MERGE
  }

  final OpenNode parent;
  final boolean mapping;
  final int start;

  /** What an anchor before it names, or null. */
  final AnchoredNode anchor;

  /** Length of all keys on the way here, which is what a pointer to a child costs. */
  final int pathLength;

  private int end;
  private long size = 1;
  private final Map<String, YamlMapping.Entry> entries;
  private final List<YamlNode> items;
  private List<Span> aliases;

  /** The keys that only a merge key has brought so far; null as long as there is no merge key. */
  private Set<String> merged;

  private Expected expected = Expected.KEY;
  private String key;
  private Span keySpan;

  OpenNode(OpenNode parent, boolean mapping, int start, int end, AnchoredNode anchor) {
    this.parent = parent;
    this.mapping = mapping;
    this.start = start;
    this.end = end;
    this.anchor = anchor;
    this.entries = mapping ? new LinkedHashMap<>() : null;
    this.items = mapping ? null : new ArrayList<>();
    this.pathLength = parent == null ? 0 : parent.pathLength + parent.keyLength();
  }

  private int keyLength() {
    return key == null ? 1 : key.length();
  }

  boolean expectsKey() {
    return mapping && expected == Expected.KEY;
  }

  boolean expectsMerge() {
    return mapping && expected == Expected.MERGE;
  }

  /** The key whose value is read now. */
  String key() {
    return key;
  }

  Span keySpan() {
    return keySpan;
  }

  int end() {
    return end;
  }

  long size() {
    return size;
  }

  /** Counts a child and takes its end as the end so far. */
  void grow(long childSize, int childEnd) {
    size += childSize;
    end = Math.max(end, childEnd);
  }

  void add(YamlNode item) {
    items.add(item);
  }

  /** Adds the item that an alias stands for. */
  void add(YamlNode item, Span alias) {
    if (aliases == null) {
      aliases = new ArrayList<>();
    }
    while (aliases.size() < items.size()) {
      aliases.add(null);
    }
    aliases.add(alias);
    items.add(item);
  }

  void startValue(String newKey, Span newKeySpan) {
    key = newKey;
    keySpan = newKeySpan;
    expected = Expected.VALUE;
  }

  void startMerge(int keyEnd) {
    end = Math.max(end, keyEnd);
    expected = Expected.MERGE;
  }

  /**
   * Gives the key that was read last its value.
   *
   * @return the entry that has this key already, or null; a key that overrides a merged one is fine
   */
  YamlMapping.Entry put(YamlNode value) {
    expected = Expected.KEY;
    YamlMapping.Entry entry = new YamlMapping.Entry(key, keySpan, value);
    YamlMapping.Entry first = entries.putIfAbsent(key, entry);
    if (first != null && merged != null && merged.remove(key)) {
      entries.put(key, entry);
      return null;
    }
    return first;
  }

  /**
   * Merges the value of a merge key. As in go-yaml v2, what is written later wins, and in a list of
   * mappings the earlier one.
   *
   * @return whether it is a value that can be merged
   */
  boolean merge(YamlNode value, boolean alias) {
    expected = Expected.KEY;
    if (merged == null) {
      merged = new HashSet<>();
    }
    if (value instanceof YamlMapping one) {
      mergeEntries(one);
      return true;
    } else if (!(value instanceof YamlSequence) || alias) {
      return false;
    }
    List<YamlNode> several = ((YamlSequence) value).items();
    for (int i = several.size() - 1; i >= 0; i--) {
      if (!(several.get(i) instanceof YamlMapping one)) {
        return false;
      }
      mergeEntries(one);
    }
    return true;
  }

  private void mergeEntries(YamlMapping other) {
    for (YamlMapping.Entry entry : other.entries()) {
      if (entries.put(entry.key(), entry) == null) {
        merged.add(entry.key());
      }
    }
  }

  /** The finished node. */
  YamlNode close(int closedAt) {
    end = Math.max(end, closedAt);
    Span span = new Span(start, end);
    return mapping
        ? new YamlMapping(span, entries.values())
        : new YamlSequence(span, items, aliases);
  }

  /** Pointer of the value that is read now, or of the mapping itself while it expects a key. */
  String pointer() {
    String above = parent == null ? "" : parent.pointer();
    if (!mapping) {
      return JsonPointer.child(above, items.size());
    }
    return expected == Expected.VALUE ? JsonPointer.child(above, key) : above;
  }
}
