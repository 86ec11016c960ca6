package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The first half of an API server's judgement: unknown fields are set apart, nulls of known fields
 * dropped and defaults added. The result is the value that the schema judges.
 */
final class StrictDecoding {

  /**
   * A field that its mapping's schema does not know.
   *
   * @param within the mapping
   * @param schema the mapping's schema
   */
  record UnknownField(Place within, YamlMapping.Entry entry, SchemaNode schema) {}

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<UnknownField> unknown = new ArrayList<>();

  List<UnknownField> unknown() {
    return unknown;
  }

  /** The value without unknown fields and nulls; unknown fields are added to {@link #unknown}. */
  JsonNode decode(Place place, SchemaNode schema) {
    YamlNode value = place.value();
    if (value instanceof YamlMapping mapping) {
      return decodeMapping(place, mapping, schema);
    } else if (value instanceof YamlSequence sequence) {
      return decodeSequence(place, sequence, schema);
    }
    return JsonValues.toJson(JsonValues.ofScalar(((YamlScalar) value).value()));
  }

  private ObjectNode decodeMapping(Place place, YamlMapping mapping, SchemaNode schema) {
    ObjectNode object = JSON.objectNode();
    boolean mappingIsDue = schema != null && (schema.type == null || schema.type.equals("object"));
    for (YamlMapping.Entry entry : mapping.entries()) {
      SchemaNode property = schema == null ? null : schema.property(entry.key());
      if (property == null && mappingIsDue && schema.closed) {
        unknown.add(new UnknownField(place, entry, schema));
      } else if (!YamlScalar.isNull(entry.value()) || property != null && property.nullable) {
        object.set(entry.key(), decode(place.child(entry), property));
      }
    }
    if (mappingIsDue) {
      addDefaults(object, schema);
    }
    return object;
  }

  private static void addDefaults(ObjectNode object, SchemaNode schema) {
    for (Map.Entry<String, SchemaNode> property : schema.properties.entrySet()) {
      Object value = property.getValue().defaultValue;
      if (value != null && !object.has(property.getKey())) {
        JsonNode node = JsonValues.toJson(value);
        if (node instanceof ObjectNode nested) {
          addDefaults(nested, property.getValue());
        }
        object.set(property.getKey(), node);
      }
    }
  }

  private ArrayNode decodeSequence(Place place, YamlSequence sequence, SchemaNode schema) {
    ArrayNode array = JSON.arrayNode(sequence.items().size());
    for (int i = 0; i < sequence.items().size(); i++) {
      array.add(decode(place.item(i), schema == null ? null : schema.items));
    }
    return array;
  }
}
