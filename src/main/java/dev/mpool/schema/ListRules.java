package dev.mpool.schema;

import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an API server asks of a list as a whole and JSON Schema cannot say: items that differ in
 * their keys, and a flag that only one item may raise.
 */
final class ListRules {

  private ListRules() {}

  /**
   * The items whose keys all equal those of an item before them; a key that is missing has its
   * default.
   *
   * @param schema of the list
   * @return their indexes
   */
  static List<Integer> repeated(YamlSequence sequence, SchemaNode schema) {
    Set<List<Object>> seen = new HashSet<>();
    List<YamlNode> items = sequence.items();
    List<Integer> repeated = new ArrayList<>(0);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof YamlMapping mapping && !seen.add(identity(mapping, schema))) {
        repeated.add(i);
      }
    }
    return repeated;
  }

  /**
   * The first item that equals one before it, as an API server has them: without the nulls of
   * fields that cannot be null, and with defaults.
   *
   * @param schema of the items; null if there is none
   * @return its index, or -1 if there is none
   */
  static int firstEqual(YamlSequence sequence, SchemaNode schema) {
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      if (!seen.add(JsonValues.decoded(sequence.items().get(i), schema))) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The second item in which a field is true.
   *
   * @return its index, or -1 if there is none
   */
  static int secondTrue(YamlSequence sequence, String field) {
    boolean found = false;
    List<YamlNode> items = sequence.items();
    for (int i = 0; i < items.size(); i++) {
      boolean raised =
          items.get(i) instanceof YamlMapping mapping
              && Boolean.TRUE.equals(scalar(mapping, field));
      if (raised && found) {
        return i;
      }
      found |= raised;
    }
    return -1;
  }

  private static List<Object> identity(YamlMapping mapping, SchemaNode schema) {
    List<Object> identity = new ArrayList<>();
    for (String key : schema.listKeys) {
      Object value = scalar(mapping, key);
      SchemaNode field = schema.items == null ? null : schema.items.properties.get(key);
      identity.add(value != null || field == null ? value : field.defaultValue);
    }
    return identity;
  }

  private static Object scalar(YamlMapping mapping, String key) {
    return mapping
        .value(key)
        .map(
            value ->
                value instanceof YamlScalar scalar ? JsonValues.ofScalar(scalar.value()) : value)
        .orElse(null);
  }
}
