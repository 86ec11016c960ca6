package dev.mpool.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.schema.TextFormats;
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
    ObjectNode root = convert(schema);
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

  private static ObjectNode convert(JsonNode schema) {
    ObjectNode converted = constraints(schema);
    boolean preserves = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    if (schema.has("properties")) {
      ObjectNode properties = converted.putObject("properties");
      for (Map.Entry<String, JsonNode> property : schema.get("properties").properties()) {
        properties.set(property.getKey(), convert(property.getValue()));
      }
    }
    if (schema.path("x-kubernetes-embedded-resource").asBoolean()) {
      ObjectNode properties = converted.withObject("/properties");
      for (String field : new String[] {"apiVersion", "kind"}) {
        properties.set(field, JSON.objectNode().put("type", "string").put("minLength", 1));
        converted.withArray("/required").add(field);
      }
      properties.set("metadata", reference("#/definitions/embeddedMetadata"));
    }
    JsonNode additional = schema.path("additionalProperties");
    if (additional.isObject()) {
      converted.set("additionalProperties", convert(additional));
    } else if (schema.path("type").asText().equals("object") || schema.has("properties")) {
      converted.put("additionalProperties", preserves || additional.asBoolean());
    }
    if (schema.has("items")) {
      converted.set("items", convert(schema.get("items")));
    }
    return converted;
  }

  /** What judges a value and does not say which fields there are. */
  private static ObjectNode constraints(JsonNode schema) {
    ObjectNode converted = JSON.objectNode();
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      if (KEPT.contains(keyword.getKey())) {
        converted.set(keyword.getKey(), keyword.getValue().deepCopy());
      }
    }
    exclusive(schema, converted, "minimum", "exclusiveMinimum");
    exclusive(schema, converted, "maximum", "exclusiveMaximum");
    for (String choice : new String[] {"allOf", "anyOf", "oneOf"}) {
      for (JsonNode part : schema.path(choice)) {
        converted.withArray('/' + choice).add(valueValidation(part));
      }
    }
    if (schema.has("not")) {
      converted.set("not", valueValidation(schema.get("not")));
    }
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
    return converted;
  }

  private static void removeNulls(ArrayNode values) {
    for (int i = values.size() - 1; i >= 0; i--) {
      if (values.get(i).isNull()) {
        values.remove(i);
      }
    }
  }

  /** A part of a combination: it constrains fields and does not say which there are. */
  private static ObjectNode valueValidation(JsonNode schema) {
    ObjectNode converted = constraints(schema);
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      converted
          .withObject("/properties")
          .set(property.getKey(), valueValidation(property.getValue()));
    }
    if (schema.path("additionalProperties").isObject()) {
      converted.set("additionalProperties", valueValidation(schema.get("additionalProperties")));
    }
    if (schema.has("items")) {
      converted.set("items", valueValidation(schema.get("items")));
    }
    return converted;
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
