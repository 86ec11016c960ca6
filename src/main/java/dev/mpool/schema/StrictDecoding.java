package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The first half of an API server's judgement: unknown fields are set apart and nulls of known
 * fields dropped. What remains is the value that the schema judges.
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
    return scalar((YamlScalar) value);
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
    return object;
  }

  private ArrayNode decodeSequence(Place place, YamlSequence sequence, SchemaNode schema) {
    ArrayNode array = JSON.arrayNode(sequence.items().size());
    for (int i = 0; i < sequence.items().size(); i++) {
      array.add(decode(place.item(i), schema == null ? null : schema.items));
    }
    return array;
  }

  private static JsonNode scalar(YamlScalar scalar) {
    Object value = scalar.value();
    if (value == null) {
      return JSON.nullNode();
    } else if (value instanceof String text) {
      return JSON.textNode(text);
    } else if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    } else if (SchemaProof.isInteger(value)) {
      return JSON.numberNode(((Number) value).longValue());
    } else if (value instanceof BigInteger large) {
      // Beyond 64 bits an API server reads a number that is not an integer.
      return JSON.numberNode(large.doubleValue());
    }
    return JSON.numberNode(((Number) value).doubleValue());
  }
}
