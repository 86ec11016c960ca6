package dev.mpool.model;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.text.JsonPointer;
import dev.mpool.text.Location;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mapping of a manifest, read field by field with the places of its values. A field that is
 * absent, null or of another type than asked for is empty: the schema check has reported it. A
 * mapping that is absent is a view without fields.
 *
 * @param node null if the mapping is absent
 * @param pointer where the mapping stands in its document
 * @param at the mapping's key, or the mapping itself where it has none; the mapping around it if it
 *     is absent
 * @param aliases the aliases on the way to the mapping, from the outside in; for that of a field
 *     its key, for that of a merge key where the mapping begins
 */
public record ObjectView(
    ManifestObject object, YamlMapping node, JsonPointer pointer, Location at, List<Span> aliases) {

  public static ObjectView of(ManifestObject object) {
    YamlMapping node = object.node();
    JsonPointer pointer = JsonPointer.of(object.pointer());
    return new ObjectView(object, node, pointer, object.location(), List.of());
  }

  public boolean isPresent() {
    return node != null;
  }

  public ObjectView object(String key) {
    YamlMapping.Entry entry = entry(key);
    JsonPointer child = pointer.child(key);
    if (entry == null || !(entry.value() instanceof YamlMapping mapping)) {
      return new ObjectView(object, null, child, at, aliases);
    }
    Location keyAt = object.document().location(child, entry.keySpan());
    return new ObjectView(object, mapping, child, keyAt, aliases(entry));
  }

  /**
   * The mappings in a sequence; items of other types are left out.
   *
   * @param most how many items are looked at
   */
  public List<ObjectView> objects(String key, int most) {
    List<ObjectView> views = new ArrayList<>();
    if (value(key) instanceof YamlSequence sequence) {
      List<Span> above = aliases(entry(key));
      JsonPointer parent = pointer.child(key);
      for (int i = 0; i < Math.min(most, sequence.items().size()); i++) {
        if (sequence.items().get(i) instanceof YamlMapping mapping) {
          JsonPointer child = parent.child(i);
          Location start = object.document().location(child, mapping.beginning());
          List<Span> here = with(above, sequence.alias(i).orElse(null));
          views.add(new ObjectView(object, mapping, child, start, here));
        }
      }
    }
    return views;
  }

  public Optional<Located<String>> string(String key) {
    return located(key, scalar(value(key)) instanceof String text ? text : null);
  }

  public Optional<Located<Boolean>> bool(String key) {
    return located(key, scalar(value(key)) instanceof Boolean flag ? flag : null);
  }

  /** A whole number in the range of int; 443.0 and 4.43e2 are whole, as for an API server. */
  public Optional<Located<Integer>> integer(String key) {
    return located(key, whole(value(key)));
  }

  private <T> Optional<Located<T>> located(String key, T value) {
    return value == null
        ? Optional.empty()
        : Optional.of(
            new Located<>(
                value, object.document().location(pointer.child(key), value(key).span())));
  }

  /**
   * The texts in a sequence; items of other types are left out.
   *
   * @param most how many items are looked at
   */
  public List<Located<String>> strings(String key, int most) {
    List<Located<String>> texts = new ArrayList<>();
    for (Located<YamlNode> item : items(key, most)) {
      if (scalar(item.value()) instanceof String text) {
        texts.add(item.with(text));
      }
    }
    return texts;
  }

  /**
   * The whole numbers in a sequence; items of other types are left out.
   *
   * @param most how many items are looked at
   */
  public List<Located<Integer>> integers(String key, int most) {
    List<Located<Integer>> numbers = new ArrayList<>();
    for (Located<YamlNode> item : items(key, most)) {
      Integer number = whole(item.value());
      if (number != null) {
        numbers.add(item.with(number));
      }
    }
    return numbers;
  }

  private List<Located<YamlNode>> items(String key, int most) {
    List<Located<YamlNode>> items = new ArrayList<>();
    if (value(key) instanceof YamlSequence sequence) {
      JsonPointer parent = pointer.child(key);
      for (int i = 0; i < Math.min(most, sequence.items().size()); i++) {
        YamlNode item = sequence.items().get(i);
        items.add(new Located<>(item, object.document().location(parent.child(i), item.span())));
      }
    }
    return items;
  }

  private static Object scalar(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.value() : null;
  }

  /** Null if it is none. */
  private static Integer whole(YamlNode node) {
    double exact = scalar(node) instanceof Number number ? number.doubleValue() : Double.NaN;
    return exact == Math.rint(exact) && Math.abs(exact) <= Integer.MAX_VALUE ? (int) exact : null;
  }

  /** The place of a key, if it is there with a value that is not null. */
  public Optional<Location> key(String key) {
    YamlMapping.Entry entry = entry(key);
    return entry == null || YamlScalar.isNull(entry.value())
        ? Optional.empty()
        : Optional.of(object.document().location(pointer.child(key), entry.keySpan()));
  }

  /** The keys whose values are not null, in the order they are written. */
  public List<String> keys() {
    if (node == null) {
      return List.of();
    }
    List<String> keys = new ArrayList<>();
    for (YamlMapping.Entry entry : node.entries()) {
      if (!YamlScalar.isNull(entry.value())) {
        keys.add(entry.key());
      }
    }
    return keys;
  }

  private List<Span> aliases(YamlMapping.Entry entry) {
    if (node.isMerged(entry)) {
      return with(aliases, node.beginning());
    }
    return with(aliases, entry.isAlias() ? entry.keySpan() : null);
  }

  private static List<Span> with(List<Span> above, Span alias) {
    if (alias == null) {
      return above;
    }
    List<Span> all = new ArrayList<>(above);
    all.add(alias);
    return List.copyOf(all);
  }

  private YamlMapping.Entry entry(String key) {
    return node == null ? null : node.entry(key).orElse(null);
  }

  private YamlNode value(String key) {
    YamlMapping.Entry entry = entry(key);
    return entry == null || YamlScalar.isNull(entry.value()) ? null : entry.value();
  }
}
