package dev.mpool.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON Schema, ready to be checked against many values: references are resolved and keywords
 * are fields, null, empty or {@link #NONE} where a keyword is absent. {@link SchemaCompiler} and
 * {@link NotationReader} fill it; after that it does not change and is safe to share.
 */
final class SchemaNode {

  /** An absent count. */
  static final int NONE = -1;

  String type;
  boolean nullable;

  /** What an API server puts where the value is missing, as {@link JsonValues} has it. */
  Object defaultValue;

  Map<String, SchemaNode> properties = Map.of();

  /** Whether no other properties than these are known. */
  boolean closed;

  SchemaNode additional;
  SchemaNode propertyNames;
  SchemaNode items;
  SchemaNode contains;
  List<String> required = List.of();
  List<Object> allowed = List.of();
  Double minimum;
  Double maximum;
  Double exclusiveMinimum;
  Double exclusiveMaximum;
  Double multipleOf;
  int minLength = NONE;
  int maxLength = NONE;
  int minItems = NONE;
  int maxItems = NONE;
  boolean uniqueItems;
  int minProperties = NONE;
  int maxProperties = NONE;
  TextPattern pattern;
  String format;
  List<SchemaNode> allOf = List.of();
  List<SchemaNode> anyOf = List.of();
  List<SchemaNode> oneOf = List.of();
  SchemaNode not;
  SchemaNode condition;
  SchemaNode consequence;

  /** The fields that together tell the items of a list apart. */
  List<String> listKeys = List.of();

  /** How many bytes all keys and values of a mapping may have together. */
  int maxTotalBytes = NONE;

  /** The field that may be true in one item of a list only. */
  String atMostOneTrue;

  void add(String name, SchemaNode property) {
    if (properties.isEmpty()) {
      properties = new LinkedHashMap<>();
    }
    properties.put(name, property);
  }

  /** What a mapping's key may hold: its own schema, or the one of all other keys, or null. */
  SchemaNode property(String key) {
    SchemaNode known = properties.get(key);
    return known != null ? known : additional;
  }
}
