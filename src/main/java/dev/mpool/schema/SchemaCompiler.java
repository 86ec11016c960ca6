package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mpool.schema.format.Formats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a JSON Schema document into the {@link SchemaNode}s that {@link SchemaProof} checks with.
 */
final class SchemaCompiler {

  private static final String REFERENCE = "#/definitions/";

  private final JsonNode document;
  private final Map<String, SchemaNode> definitions = new LinkedHashMap<>();

  private SchemaCompiler(JsonNode document) {
    this.document = document;
  }

  /**
   * The compiled schema.
   *
   * @param root what the document itself describes
   * @param definitions the definitions it refers to, by name
   */
  record Compiled(SchemaNode root, Map<String, SchemaNode> definitions) {}

  static Compiled compile(JsonNode document) {
    SchemaCompiler compiler = new SchemaCompiler(document);
    return new Compiled(compiler.node(document), compiler.definitions);
  }

  private SchemaNode node(JsonNode schema) {
    if (schema.has("$ref")) {
      return definition(schema.get("$ref").asText().substring(REFERENCE.length()));
    }
    return fill(new SchemaNode(), schema);
  }

  /** Registered before it is filled, since a definition may refer to itself. */
  private SchemaNode definition(String name) {
    SchemaNode known = definitions.get(name);
    if (known == null) {
      known = new SchemaNode();
      definitions.put(name, known);
      fill(known, document.path("definitions").path(name));
    }
    return known;
  }

  private SchemaNode fill(SchemaNode node, JsonNode schema) {
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      set(node, keyword.getKey(), keyword.getValue());
    }
    return node;
  }

  private void set(SchemaNode node, String keyword, JsonNode value) {
    switch (keyword) {
      case "type" -> {
        node.type = (value.isArray() ? value.get(0) : value).asText();
        node.nullable = value.isArray();
      }
      case "properties" -> {
        for (Map.Entry<String, JsonNode> property : value.properties()) {
          node.add(property.getKey(), node(property.getValue()));
        }
      }
      case "additionalProperties" -> {
        node.closed = value.isBoolean() && !value.asBoolean();
        node.additional = value.isBoolean() ? null : node(value);
      }
      case "propertyNames" -> node.propertyNames = node(value);
      case "items" -> node.items = node(value);
      case "contains" -> node.contains = node(value);
      case "required" -> node.required = texts(value);
      case "enum" -> node.allowed = plainItems(value);
      case "const" -> node.allowed = List.of(JsonValues.of(value));
      case "default" -> node.defaultValue = JsonValues.of(value);
      case "minimum" -> node.minimum = value.doubleValue();
      case "maximum" -> node.maximum = value.doubleValue();
      case "exclusiveMinimum" -> node.exclusiveMinimum = value.doubleValue();
      case "exclusiveMaximum" -> node.exclusiveMaximum = value.doubleValue();
      case "multipleOf" -> node.multipleOf = value.doubleValue();
      case "minLength" -> node.minLength = value.intValue();
      case "maxLength" -> node.maxLength = value.intValue();
      case "minItems" -> node.minItems = value.intValue();
      case "maxItems" -> node.maxItems = value.intValue();
      case "uniqueItems" -> node.uniqueItems = value.booleanValue();
      case "minProperties" -> node.minProperties = value.intValue();
      case "maxProperties" -> node.maxProperties = value.intValue();
      case "pattern" -> node.pattern = TextPattern.of(value.asText());
      case "format" -> node.format = Formats.isJudged(value.asText()) ? value.asText() : null;
      case "allOf" -> node.allOf = nodes(value);
      case "anyOf" -> node.anyOf = nodes(value);
      case "oneOf" -> node.oneOf = nodes(value);
      case "not" -> node.not = node(value);
      case "if" -> node.condition = node(value);
      case "then" -> node.consequence = node(value);
      case "x-kubernetes-list-map-keys" -> node.listKeys = texts(value);
      case "x-mpool-max-total-bytes" -> node.maxTotalBytes = value.intValue();
      case "x-mpool-at-most-one-true" -> node.atMostOneTrue = value.asText();
      default -> {
        // What is left describes a value and does not judge it; a test lists those keywords.
      }
    }
  }

  private List<SchemaNode> nodes(JsonNode schemas) {
    List<SchemaNode> nodes = new ArrayList<>();
    for (JsonNode schema : schemas) {
      nodes.add(node(schema));
    }
    return nodes;
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      texts.add(value.asText());
    }
    return texts;
  }

  /** Values as {@link JsonValues} has them. */
  private static List<Object> plainItems(JsonNode values) {
    List<Object> items = new ArrayList<>();
    for (JsonNode value : values) {
      items.add(JsonValues.of(value));
    }
    return items;
  }
}
