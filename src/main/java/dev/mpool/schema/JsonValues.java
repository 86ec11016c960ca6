package dev.mpool.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Located values as plain ones, equal where JSON calls them equal. */
public final class JsonValues {

  private JsonValues() {}

  /** Reads JSON that mpool carries. */
  public static JsonNode read(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("what mpool carries is not JSON", e);
    }
  }

  /** Maps, lists, strings, booleans, {@link Long}, {@link Double} and null. */
  public static Object of(YamlNode node) {
    return decoded(node, null);
  }

  /**
   * As {@link #of(YamlNode)}, but as an API server has the value before it judges it: without the
   * nulls of fields that cannot be null, and with the defaults of what is missing.
   *
   * @param schema of the value; null if there is none
   */
  static Object decoded(YamlNode node, SchemaNode schema) {
    if (node instanceof YamlScalar scalar) {
      return ofScalar(scalar.value());
    } else if (node instanceof YamlSequence sequence) {
      List<Object> items = new ArrayList<>();
      for (YamlNode item : sequence.items()) {
        items.add(decoded(item, schema == null ? null : schema.items));
      }
      return items;
    }
    Map<String, Object> members = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : ((YamlMapping) node).entries()) {
      SchemaNode field = schema == null ? null : schema.property(entry.key());
      if (field == null || field.nullable || !YamlScalar.isNull(entry.value())) {
        members.put(entry.key(), decoded(entry.value(), field));
      }
    }
    if (schema != null) {
      for (Map.Entry<String, SchemaNode> field : schema.properties.entrySet()) {
        if (field.getValue().defaultValue != null) {
          members.putIfAbsent(field.getKey(), field.getValue().defaultValue);
        }
      }
    }
    return members;
  }

  /** As {@link #of(YamlNode)}, from a schema. */
  public static Object of(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> members = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        members.put(member.getKey(), of(member.getValue()));
      }
      return members;
    } else if (node.isArray()) {
      List<Object> items = new ArrayList<>();
      for (JsonNode item : node) {
        items.add(of(item));
      }
      return items;
    } else if (node.isTextual()) {
      return node.asText();
    } else if (node.isBoolean()) {
      return node.asBoolean();
    }
    return node.isNumber() ? ofScalar(node.numberValue()) : null;
  }

  /** The value as Jackson has it. */
  public static JsonNode toJson(Object value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value instanceof Map<?, ?> members) {
      ObjectNode object = json.objectNode();
      members.forEach((name, member) -> object.set(name.toString(), toJson(member)));
      return object;
    } else if (value instanceof List<?> items) {
      ArrayNode array = json.arrayNode(items.size());
      items.forEach(item -> array.add(toJson(item)));
      return array;
    } else if (value instanceof String text) {
      return json.textNode(text);
    } else if (value instanceof Boolean flag) {
      return json.booleanNode(flag);
    } else if (value instanceof Long number) {
      return json.numberNode(number);
    }
    return value instanceof Double number ? json.numberNode(number) : json.nullNode();
  }

  /** An integral number is an integer however it is written; others have 64 bits of precision. */
  static Object ofScalar(Object value) {
    if (SchemaProof.isInteger(value) || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }
}
