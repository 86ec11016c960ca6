package dev.mpool.yaml;

import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A mapping or sequence whose end has not been read yet. */
final class OpenNode {

  /** Below this size a walk through the entries is as fast as an index. */
  private static final int INDEXED_FROM = 9;

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
  private final List<YamlMapping.Entry> entries;
  private final List<YamlNode> items;
  private List<Span> aliases;
  private Map<String, Integer> index;

  /** Which entries only a merge key has brought so far; null as long as there is no merge key. */
  private BitSet merged;

  private Expected expected = Expected.KEY;
  private String key;
  private Span keySpan;

  OpenNode(OpenNode parent, boolean mapping, int start, int end, AnchoredNode anchor) {
    this.parent = parent;
    this.mapping = mapping;
    this.start = start;
    this.end = end;
    this.anchor = anchor;
    this.entries = mapping ? new ArrayList<>() : null;
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
    int at = find(key);
    YamlMapping.Entry entry = new YamlMapping.Entry(key, keySpan, value);
    if (at < 0) {
      append(entry);
      return null;
    } else if (merged != null && merged.get(at)) {
      merged.clear(at);
      entries.set(at, entry);
      return null;
    }
    return entries.get(at);
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
      merged = new BitSet();
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
      int at = find(entry.key());
      if (at < 0) {
        merged.set(entries.size());
        append(entry);
      } else {
        entries.set(at, entry);
      }
    }
  }

  private void append(YamlMapping.Entry entry) {
    entries.add(entry);
    if (index != null) {
      index.put(entry.key(), entries.size() - 1);
    } else if (entries.size() == INDEXED_FROM) {
      index = new HashMap<>(32);
      for (int i = 0; i < entries.size(); i++) {
        index.put(entries.get(i).key(), i);
      }
    }
  }

  private int find(String wanted) {
    if (index != null) {
      return index.getOrDefault(wanted, -1);
    }
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** The finished node. */
  YamlNode close(int closedAt) {
    end = Math.max(end, closedAt);
    Span span = new Span(start, end);
    return mapping ? new YamlMapping(span, entries) : new YamlSequence(span, items, aliases);
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
