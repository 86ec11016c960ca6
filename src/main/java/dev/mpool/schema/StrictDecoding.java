package dev.mpool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.math.BigDecimal;
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
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final List<UnknownField> unknown = new ArrayList<>();
  private final CollectionFindings collections;

  /**
   * A decoding that has not begun.
   *
   * @param collections looks at each mapping and list on the way
   */
  StrictDecoding(CollectionFindings collections) {
    this.collections = collections;
  }

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
    return scalar(((YamlScalar) value).value(), schema);
  }

  private ObjectNode decodeMapping(Place place, YamlMapping mapping, SchemaNode schema) {
    ObjectNode object = JSON.objectNode();
    boolean mappingIsDue = schema != null && (schema.type == null || schema.type.equals("object"));
    int freeKeys = 0;
    if (schema != null) {
      collections.look(place, mapping, schema);
    }
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (schema != null && schema.propertyNames != null) {
        if (SchemaProof.entryHolds(entry, schema)) {
          continue;
        } else if (++freeKeys > Explanation.ENOUGH) {
          break;
        }
      }
      SchemaNode property = schema == null ? null : schema.property(entry.key());
      if (property == null && mappingIsDue && schema.closed) {
        if (unknown.size() < Explanation.ENOUGH) {
          unknown.add(new UnknownField(place, entry, schema));
        }
      } else if (!YamlScalar.isNull(entry.value()) || property != null && property.nullable) {
        object.set(entry.key(), decode(place.child(entry), property));
      }
    }
    if (mappingIsDue) {
      addDefaults(object, schema);
    }
    return object;
  }

  /** Of a text that is too long as it is, no more is looked at than it takes to see that. */
  private static JsonNode scalar(Object value, SchemaNode schema) {
    boolean bounded = schema != null && schema.maxLength >= 0;
    if (bounded && value instanceof String text && text.length() > 2 * schema.maxLength + 2) {
      int end = text.offsetByCodePoints(0, schema.maxLength + 1);
      return JSON.textNode(text.substring(0, end));
    }
    if (isTooLargeForInteger(value, schema)) {
      return JSON.numberNode(BigDecimal.valueOf(((Number) value).doubleValue()).add(HALF));
    }
    return JsonValues.toJson(JsonValues.ofScalar(value));
  }

  /** Of any size, a whole number is an integer to networknt; not so to an API server. */
  private static boolean isTooLargeForInteger(Object value, SchemaNode schema) {
    boolean unbounded =
        schema != null
            && "integer".equals(schema.type)
            && schema.minimum == null
            && schema.maximum == null;
    return unbounded
        && value instanceof Number number
        && !SchemaProof.isInteger(value)
        && number.doubleValue() == Math.rint(number.doubleValue());
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

  /**
   * Of a list, no more is looked at than its length allows, and than there are findings to tell.
   */
  private ArrayNode decodeSequence(Place place, YamlSequence sequence, SchemaNode schema) {
    int looked = sequence.items().size();
    if (schema != null) {
      looked = schema.maxItems < 0 ? looked : Math.min(looked, schema.maxItems + 1);
      collections.look(place, sequence, schema);
    }
    ArrayNode array = JSON.arrayNode(looked);
    int wrong = 0;
    for (int i = 0; i < looked && wrong <= Explanation.ENOUGH; i++) {
      boolean right =
          schema == null
              || schema.items == null
              || SchemaProof.holds(sequence.items().get(i), schema.items);
      wrong += right ? 0 : 1;
      array.add(decode(place.item(i), schema == null ? null : schema.items));
    }
    return array;
  }
}
