package dev.mpool.schema;

import dev.mpool.text.JsonPointer;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlSequence;
import java.util.List;

/**
 * A value inside the object that is checked: where it stands, what a person calls it, and what it
 * stands in.
 *
 * @param parent what holds the value; null for the object itself
 * @param key where the value's key is written; for a list item, where the item begins
 * @param name the key, for a list item its list with the index, such as {@code pool[0]}
 * @param pointer JSON pointer inside the document
 */
public record Place(Place parent, Span key, String name, String pointer, YamlNode value) {

  public static Place of(YamlMapping object, String pointer) {
    return new Place(null, beginning(object), "The Backend", pointer, object);
  }

  Place child(YamlMapping.Entry entry) {
    return new Place(
        this, entry.keySpan(), entry.key(), JsonPointer.child(pointer, entry.key()), entry.value());
  }

  Place item(int index) {
    YamlNode item = ((YamlSequence) value).items().get(index);
    String itemName = name + '[' + index + ']';
    return new Place(this, beginning(item), itemName, JsonPointer.child(pointer, index), item);
  }

  /** The value that a path of keys and indexes leads to; as far as the path can be followed. */
  public Place at(List<Object> path) {
    Place place = this;
    for (Object step : path) {
      Place next = place.next(step);
      if (next == null) {
        break;
      }
      place = next;
    }
    return place;
  }

  private Place next(Object step) {
    if (value instanceof YamlMapping mapping) {
      return mapping.entry(step.toString()).map(this::child).orElse(null);
    }
    return value instanceof YamlSequence && step instanceof Integer index ? item(index) : null;
  }

  /** The name as findings tell it; a label's key alone would not say that it is one. */
  public String title() {
    boolean free =
        parent != null && (parent.name.equals("labels") || parent.name.equals("annotations"));
    return free ? parent.name + '.' + name : name;
  }

  /** Whether the value may be, or may hold, a credential that no report shows. */
  boolean isSecret() {
    return name.equals("authToken") || name.equals("inline") || parent != null && parent.isSecret();
  }

  boolean isMetadata() {
    boolean top = parent != null && parent.parent == null;
    return top ? name.equals("metadata") : parent != null && parent.isMetadata();
  }

  /** Two places are one if they have the same pointer; values may be large. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Place place && place.pointer.equals(pointer);
  }

  @Override
  public int hashCode() {
    return pointer.hashCode();
  }

  private static Span beginning(YamlNode value) {
    return value instanceof YamlMapping mapping ? mapping.beginning() : value.span();
  }
}
