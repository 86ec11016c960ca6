package dev.mpool.schema;

import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Proves that a value is what its schema says, as an API server reads both: a null of a known field
 * counts as absent, lengths are code points, an integral number is an integer however it is
 * written. It only says yes or no: why not is for {@link Explanation} to find out.
 */
final class SchemaProof {

  /** The first number that is too large for the API server's integers. */
  private static final double INT64_END = 0x1p63;

  private SchemaProof() {}

  static boolean holds(YamlNode value, SchemaNode schema) {
    return isOfType(value, schema.type)
        && (schema.allowed.isEmpty() || isAllowed(value, schema.allowed))
        && keywordsOfKindHold(value, schema)
        && combinationsHold(value, schema);
  }

  private static boolean keywordsOfKindHold(YamlNode value, SchemaNode schema) {
    if (value instanceof YamlMapping mapping) {
      return mappingHolds(mapping, schema);
    } else if (value instanceof YamlSequence sequence) {
      return sequenceHolds(sequence, schema);
    }
    return scalarHolds(((YamlScalar) value).value(), schema);
  }

  private static boolean mappingHolds(YamlMapping mapping, SchemaNode schema) {
    int present = 0;
    for (YamlMapping.Entry entry : mapping.entries()) {
      SchemaNode property = schema.property(entry.key());
      if (property == null && schema.closed) {
        return false;
      }
      if (schema.propertyNames != null && !holds(keyAsValue(entry), schema.propertyNames)) {
        return false;
      }
      if (!YamlScalar.isNull(entry.value())) {
        present++;
        if (property != null && !holds(entry.value(), property)) {
          return false;
        }
      }
    }
    for (String key : schema.required) {
      if (!has(mapping, key)) {
        return false;
      }
    }
    return isWithin(present, schema.minProperties, schema.maxProperties)
        && (schema.maxTotalBytes < 0 || totalBytes(mapping) <= schema.maxTotalBytes);
  }

  private static boolean sequenceHolds(YamlSequence sequence, SchemaNode schema) {
    List<YamlNode> items = sequence.items();
    if (!isWithin(items.size(), schema.minItems, schema.maxItems)) {
      return false;
    }
    if (schema.items != null) {
      for (YamlNode item : items) {
        if (!holds(item, schema.items)) {
          return false;
        }
      }
    }
    return (schema.contains == null || anyHolds(items, schema.contains))
        && (schema.listKeys.isEmpty() || ListRules.repeated(sequence, schema.listKeys) < 0)
        && (schema.atMostOneTrue == null
            || ListRules.secondTrue(sequence, schema.atMostOneTrue) < 0);
  }

  private static boolean scalarHolds(Object value, SchemaNode schema) {
    if (value instanceof String text) {
      return textHolds(text, schema);
    }
    if (value instanceof Number number && (schema.minimum != null || schema.maximum != null)) {
      double magnitude = number.doubleValue();
      return (schema.minimum == null || magnitude >= schema.minimum)
          && (schema.maximum == null || magnitude <= schema.maximum);
    }
    return true;
  }

  private static boolean textHolds(String text, SchemaNode schema) {
    if (schema.minLength >= 0 || schema.maxLength >= 0) {
      int length = text.codePointCount(0, text.length());
      if (!isWithin(length, schema.minLength, schema.maxLength)) {
        return false;
      }
    }
    if (schema.pattern != null && !schema.pattern.isFoundIn(text)) {
      return false;
    }
    return !schema.time || Rfc3339.isTime(text);
  }

  private static boolean combinationsHold(YamlNode value, SchemaNode schema) {
    for (SchemaNode part : schema.allOf) {
      if (!holds(value, part)) {
        return false;
      }
    }
    if (!schema.anyOf.isEmpty() && count(value, schema.anyOf) == 0
        || !schema.oneOf.isEmpty() && count(value, schema.oneOf) != 1
        || schema.not != null && holds(value, schema.not)) {
      return false;
    }
    return schema.condition == null
        || !holds(value, schema.condition)
        || holds(value, schema.consequence);
  }

  private static boolean anyHolds(List<YamlNode> items, SchemaNode schema) {
    for (YamlNode item : items) {
      if (holds(item, schema)) {
        return true;
      }
    }
    return false;
  }

  private static int count(YamlNode value, List<SchemaNode> alternatives) {
    int count = 0;
    for (SchemaNode alternative : alternatives) {
      if (holds(value, alternative)) {
        count++;
      }
    }
    return count;
  }

  private static boolean isOfType(YamlNode value, String type) {
    if (type == null) {
      return true;
    }
    switch (type) {
      case "object":
        return value instanceof YamlMapping;
      case "array":
        return value instanceof YamlSequence;
      default:
        return value instanceof YamlScalar scalar && isOfScalarType(scalar.value(), type);
    }
  }

  private static boolean isOfScalarType(Object value, String type) {
    switch (type) {
      case "string":
        return value instanceof String;
      case "boolean":
        return value instanceof Boolean;
      case "integer":
        return isInteger(value);
      default:
        return value instanceof Number;
    }
  }

  /**
   * Whether an API server takes a number for an integer: 443.0 and 4.43e2 are, for Go writes them
   * as 443 when YAML becomes JSON; a number beyond 64 bits is not.
   */
  static boolean isInteger(Object value) {
    if (value instanceof Double number) {
      return number == Math.rint(number) && number >= -INT64_END && number < INT64_END;
    }
    return value instanceof Long;
  }

  private static boolean isAllowed(YamlNode value, List<Object> allowed) {
    return value instanceof YamlScalar scalar
        && scalar.value() != null
        && allowed.contains(scalar.value());
  }

  private static YamlScalar keyAsValue(YamlMapping.Entry entry) {
    return new YamlScalar(entry.keySpan(), entry.key(), entry.key(), true);
  }

  private static boolean has(YamlMapping mapping, String key) {
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (entry.key().equals(key)) {
        return !YamlScalar.isNull(entry.value());
      }
    }
    return false;
  }

  private static boolean isWithin(int count, int least, int most) {
    return count >= least && (most < 0 || count <= most);
  }

  /** The bytes of all keys and texts of a mapping, as an API server adds up annotations. */
  static long totalBytes(YamlMapping mapping) {
    long total = 0;
    for (YamlMapping.Entry entry : mapping.entries()) {
      total += entry.key().getBytes(StandardCharsets.UTF_8).length;
      if (entry.value() instanceof YamlScalar scalar && scalar.value() instanceof String text) {
        total += text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return total;
  }
}
