package dev.mpool.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.schema.format.TextFormats;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the structural schema of a CRD into a JSON Schema: what Kubernetes says by keywords of its
 * own (unknown fields are refused unless they are preserved, nullable, int-or-string, lists that
 * are maps or sets) is said in JSON Schema's.
 */
final class CrdConversion {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Set<String> KEPT =
      Set.of(
          "type",
          "required",
          "enum",
          "minimum",
          "maximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties",
          "pattern",
          "format",
          "default",
          "x-kubernetes-list-map-keys");

  private static final String UNCHECKED = "#/definitions/unchecked";

  private CrdConversion() {}

  /**
   * The schema of whole objects.
   *
   * @param schema the CRD's {@code openAPIV3Schema}
   * @param builtIn mpool's own schema, for metadata, which no CRD describes
   * @param hasStatus whether status is a subresource, so that its content is not judged
   */
  static ObjectNode ofObject(
      JsonNode schema, JsonNode builtIn, String apiVersion, String kind, boolean hasStatus) {
    ObjectNode root = convert(schema, true);
    root.put("type", "object");
    ObjectNode definitions = builtIn.get("definitions").deepCopy();
    // An object within an object needs no name.
    ObjectNode embedded = definitions.get("metadata").deepCopy();
    embedded.remove(List.of("anyOf", "oneOf", "required"));
    definitions.set("embeddedMetadata", embedded);
    root.set("definitions", definitions);
    ObjectNode properties = root.withObject("/properties");
    properties.set("apiVersion", constant(apiVersion));
    properties.set("kind", constant(kind));
    properties.set("metadata", reference("#/definitions/metadata"));
    if (hasStatus && schema.path("properties").has("status")) {
      properties.set("status", unchecked(schema.get("properties").get("status")));
    }
    ArrayNode required = root.withArray("/required");
    for (String field : new String[] {"apiVersion", "kind", "metadata"}) {
      required.add(field);
    }
    return root;
  }

  /**
   * Converts a schema with all that it holds.
   *
   * @param says whether it says which fields there are; a part of a combination only constrains
   *     them
   */
  private static ObjectNode convert(JsonNode schema, boolean says) {
    ObjectNode converted = JSON.objectNode();
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      String name = keyword.getKey();
      JsonNode value = keyword.getValue();
      switch (name) {
        case "properties" -> {
          ObjectNode properties = converted.putObject(name);
          value.properties().forEach(p -> properties.set(p.getKey(), convert(p.getValue(), says)));
        }
        case "allOf", "anyOf", "oneOf" -> {
          for (JsonNode part : value) {
            converted.withArray('/' + name).add(convert(part, false));
          }
        }
        case "items" -> converted.set(name, convert(value, says));
        case "not" -> converted.set(name, convert(value, false));
        case "additionalProperties" -> {
          if (value.isObject()) {
            converted.set(name, convert(value, says));
          }
        }
        default -> {
          if (KEPT.contains(name)) {
            converted.set(name, value.deepCopy());
          }
        }
      }
    }
    translate(schema, converted);
    if (says) {
      addFields(schema, converted);
    }
    return converted;
  }

  /** Says which fields there are beside those that are named. */
  private static void addFields(JsonNode schema, ObjectNode converted) {
    if (schema.path("x-kubernetes-embedded-resource").asBoolean()) {
      ObjectNode properties = converted.withObject("/properties");
      for (String field : new String[] {"apiVersion", "kind"}) {
        properties.set(field, JSON.objectNode().put("type", "string").put("minLength", 1));
        converted.withArray("/required").add(field);
      }
      properties.set("metadata", reference("#/definitions/embeddedMetadata"));
    }
    boolean isOpen =
        schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
            || schema.path("additionalProperties").asBoolean();
    if (!converted.has("additionalProperties")
        && (schema.path("type").asText().equals("object") || schema.has("properties"))) {
      converted.put("additionalProperties", isOpen);
    }
  }

  /** Says by JSON Schema's keywords what Kubernetes says by its own. */
  private static void translate(JsonNode schema, ObjectNode converted) {
    exclusive(schema, converted, "minimum", "exclusiveMinimum");
    exclusive(schema, converted, "maximum", "exclusiveMaximum");
    if (schema.path("x-kubernetes-list-type").asText().equals("set")) {
      converted.put("uniqueItems", true);
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      converted.remove("type");
      ArrayNode either = converted.putArray("anyOf");
      either.addObject().put("type", "integer");
      either.addObject().put("type", "string");
      converted.put("errorMessage", "must be a whole number or a string");
    }
    format(schema, converted);
    if (schema.path("nullable").asBoolean() && converted.has("type")) {
      converted.putArray("type").add(schema.get("type")).add("null");
      if (converted.get("enum") instanceof ArrayNode values) {
        // An API server refuses a null here even where the enumeration lists it.
        removeNulls(values);
      }
    }
  }

  private static void removeNulls(ArrayNode values) {
    for (int i = values.size() - 1; i >= 0; i--) {
      if (values.get(i).isNull()) {
        values.remove(i);
      }
    }
  }

  /**
   * What an API server makes of a format: texts have theirs, a number's is a range, others are
   * passed over.
   */
  private static void format(JsonNode schema, ObjectNode converted) {
    String format = schema.path("format").asText();
    converted.remove("format");
    switch (schema.path("type").asText()) {
      case "", "string" -> {
        if (TextFormats.has(TextFormats.named(format))) {
          converted.put("format", TextFormats.named(format));
        }
      }
      case "integer" -> {
        if (format.equals("int32")) {
          within(converted, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
      }
      case "number" -> {
        if (format.equals("float")) {
          within(converted, -Float.MAX_VALUE, Float.MAX_VALUE);
        }
      }
      default -> {
        // A server knows none of other types.
      }
    }
  }

  private static void within(ObjectNode converted, double least, double most) {
    if (!converted.has("exclusiveMinimum")
        && !(converted.path("minimum").asDouble(least) > least)) {
      put(converted, "minimum", least);
    }
    if (!converted.has("exclusiveMaximum") && !(converted.path("maximum").asDouble(most) < most)) {
      put(converted, "maximum", most);
    }
  }

  /** Whole bounds are told as whole numbers. */
  private static void put(ObjectNode converted, String bound, double value) {
    if (value == Math.rint(value) && Math.abs(value) <= 1L << 32) {
      converted.put(bound, (long) value);
    } else {
      converted.put(bound, value);
    }
  }

  /** OpenAPI 3.0 says by a flag that a bound is exclusive, JSON Schema by a keyword. */
  private static void exclusive(
      JsonNode schema, ObjectNode converted, String bound, String exclusiveBound) {
    if (schema.path(exclusiveBound).asBoolean() && converted.has(bound)) {
      converted.set(exclusiveBound, converted.remove(bound));
    }
  }

  /** A status: only its fields' names are judged, whatever stands in them. */
  private static ObjectNode unchecked(JsonNode schema) {
    ObjectNode converted = JSON.objectNode();
    boolean preserves = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    JsonNode additional = schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      converted.withObject("/properties").set(property.getKey(), unchecked(property.getValue()));
    }
    if (additional.isObject()) {
      converted.set("additionalProperties", unchecked(additional));
    } else {
      converted.put("additionalProperties", preserves || additional.asBoolean());
    }
    if (!preserves) {
      converted.set(
          "items", schema.has("items") ? unchecked(schema.get("items")) : reference(UNCHECKED));
    }
    return converted;
  }

  private static ObjectNode constant(String value) {
    ObjectNode schema = JSON.objectNode().put("type", "string");
    schema.putArray("enum").add(value);
    return schema;
  }

  private static ObjectNode reference(String definition) {
    return JSON.objectNode().put("$ref", definition);
  }
}
