package dev.mpool.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One schema of a {@link SchemaDocument}, ready to be checked against many values: references are
 * resolved and keywords are fields. Not changed once {@link #of} has returned, so safe to share.
 */
final class SchemaNode {

  /** An absent bound; no keyword that counts takes it. */
  static final int NONE = -1;

  private static final String REFERENCE = "#/definitions/";

  String type;
  boolean nullable;
  Map<String, SchemaNode> properties = Map.of();
  boolean closed;
  SchemaNode additional;
  SchemaNode propertyNames;
  SchemaNode items;
  SchemaNode contains;
  List<String> required = List.of();
  List<Object> allowed = List.of();
  Long minimum;
  Long maximum;
  int minLength = NONE;
  int maxLength = NONE;
  int minItems = NONE;
  int maxItems = NONE;
  int minProperties = NONE;
  int maxProperties = NONE;
  int maxTotalBytes = NONE;
  TextPattern pattern;
  boolean time;
  List<SchemaNode> allOf = List.of();
  List<SchemaNode> anyOf = List.of();
  List<SchemaNode> oneOf = List.of();
  SchemaNode not;
  SchemaNode condition;
  SchemaNode consequence;
  List<String> listKeys = List.of();
  String atMostOneTrue;

  /** The root schema of a document. */
  static SchemaNode of(Map<String, Object> document) {
    Object definitions = document.get("definitions");
    return new Builder(definitions == null ? Map.of() : objectIn(definitions)).node(document);
  }

  /** What a mapping's key may hold: its own schema, or the one of all other keys, or null. */
  SchemaNode property(String key) {
    SchemaNode known = properties.get(key);
    return known != null ? known : additional;
  }

  @SuppressWarnings("unchecked") // JSON objects are read as maps with strings for keys
  private static Map<String, Object> objectIn(Object value) {
    return (Map<String, Object>) value;
  }

  private static final class Builder {

    private final Map<String, Object> definitions;
    private final Map<String, SchemaNode> resolved = new LinkedHashMap<>();

    Builder(Map<String, Object> definitions) {
      this.definitions = definitions;
    }

    SchemaNode node(Object schema) {
      Map<String, Object> keywords = objectIn(schema);
      String reference = (String) keywords.get("$ref");
      if (reference != null) {
        return definition(reference.substring(REFERENCE.length()));
      }
      return fill(new SchemaNode(), keywords);
    }

    /** Registered before it is filled, since a definition may refer to itself. */
    private SchemaNode definition(String name) {
      SchemaNode known = resolved.get(name);
      if (known == null) {
        known = new SchemaNode();
        resolved.put(name, known);
        fill(known, objectIn(definitions.get(name)));
      }
      return known;
    }

    private SchemaNode fill(SchemaNode node, Map<String, Object> keywords) {
      for (Map.Entry<String, Object> keyword : keywords.entrySet()) {
        set(node, keyword.getKey(), keyword.getValue());
      }
      return node;
    }

    private void set(SchemaNode node, String keyword, Object value) {
      switch (keyword) {
        case "type" -> node.type = (String) value;
        case "properties" -> node.properties = named(value);
        case "additionalProperties" -> {
          node.closed = Boolean.FALSE.equals(value);
          node.additional = value instanceof Boolean ? null : node(value);
        }
        case "propertyNames" -> node.propertyNames = node(value);
        case "items" -> node.items = node(value);
        case "contains" -> node.contains = node(value);
        case "required" -> node.required = strings(value);
        case "enum" -> node.allowed = List.copyOf((List<?>) value);
        case "const" -> node.allowed = List.of(value);
        case "minimum" -> node.minimum = (Long) value;
        case "maximum" -> node.maximum = (Long) value;
        case "minLength" -> node.minLength = number(value);
        case "maxLength" -> node.maxLength = number(value);
        case "minItems" -> node.minItems = number(value);
        case "maxItems" -> node.maxItems = number(value);
        case "minProperties" -> node.minProperties = number(value);
        case "maxProperties" -> node.maxProperties = number(value);
        case "pattern" -> node.pattern = TextPattern.of((String) value);
        case "format" -> node.time = value.equals("date-time");
        case "allOf" -> node.allOf = nodes(value);
        case "anyOf" -> node.anyOf = nodes(value);
        case "oneOf" -> node.oneOf = nodes(value);
        case "not" -> node.not = node(value);
        case "if" -> node.condition = node(value);
        case "then" -> node.consequence = node(value);
        case "x-kubernetes-list-map-keys" -> node.listKeys = strings(value);
        case "x-mpool-max-total-bytes" -> node.maxTotalBytes = number(value);
        case "x-mpool-at-most-one-true" -> node.atMostOneTrue = (String) value;
        default -> {
          // What is left describes a value and does not judge it; a test lists those keywords.
        }
      }
    }

    private Map<String, SchemaNode> named(Object value) {
      Map<String, SchemaNode> nodes = new LinkedHashMap<>();
      for (Map.Entry<String, Object> entry : objectIn(value).entrySet()) {
        nodes.put(entry.getKey(), node(entry.getValue()));
      }
      return nodes;
    }

    private List<SchemaNode> nodes(Object value) {
      List<SchemaNode> nodes = new ArrayList<>();
      for (Object schema : (List<?>) value) {
        nodes.add(node(schema));
      }
      return nodes;
    }

    private static List<String> strings(Object value) {
      List<String> strings = new ArrayList<>();
      for (Object item : (List<?>) value) {
        strings.add((String) item);
      }
      return strings;
    }

    private static int number(Object value) {
      return ((Long) value).intValue();
    }
  }
}
