package dev.mpool.schema;

import dev.mpool.schema.format.Formats;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves that a value is what its schema says, as an API server reads both: a null of a known field
 * counts as absent, lengths are code points, an integral number is an integer however it is
 * written. It only says yes or no: why not is for {@link Explanation} to find out.
 */
final class SchemaProof {

  /** The first number that is too large for the API server's integers. */
  private static final double INT64_END = 0x1p63;

  private static final double MULTIPLE_TOLERANCE = 1e-9;

  private SchemaProof() {}

  static boolean holds(YamlNode value, SchemaNode schema) {
    if (schema.nullable && YamlScalar.isNull(value)) {
      // An API server judges a null by the enumeration, and by nothing else.
      return schema.allowed.isEmpty();
    }
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
      if (!entryHolds(entry, schema)) {
        return false;
      }
      present += isPresent(entry, schema.property(entry.key())) ? 1 : 0;
    }
    for (String key : schema.required) {
      if (!has(mapping, key, schema)) {
        return false;
      }
    }
    if (schema.minProperties >= 0 || schema.maxProperties >= 0) {
      present += defaulted(mapping, schema);
    }
    return isWithin(present, schema.minProperties, schema.maxProperties)
        && (schema.maxTotalBytes < 0 || totalBytes(mapping) <= schema.maxTotalBytes);
  }

  /** Whether a mapping's schema knows a key and the key's value is what it says. */
  static boolean entryHolds(YamlMapping.Entry entry, SchemaNode schema) {
    SchemaNode property = schema.property(entry.key());
    if (property == null && schema.closed
        || schema.propertyNames != null && !holds(keyAsValue(entry), schema.propertyNames)) {
      return false;
    }
    return property == null || !isPresent(entry, property) || holds(entry.value(), property);
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
        && (!schema.uniqueItems || ListRules.firstEqual(sequence, schema.items) < 0)
        && (schema.listKeys.isEmpty() || ListRules.repeated(sequence, schema).isEmpty())
        && (schema.atMostOneTrue == null
            || ListRules.secondTrue(sequence, schema.atMostOneTrue) < 0);
  }

  private static boolean scalarHolds(Object value, SchemaNode schema) {
    if (value instanceof String text) {
      return textHolds(text, schema);
    }
    return !(value instanceof Number number) || numberHolds(number, schema);
  }

  private static boolean numberHolds(Number given, SchemaNode schema) {
    double number = given.doubleValue();
    return (schema.minimum == null || number >= schema.minimum)
        && (schema.maximum == null || number <= schema.maximum)
        && (schema.exclusiveMinimum == null || number > schema.exclusiveMinimum)
        && (schema.exclusiveMaximum == null || number < schema.exclusiveMaximum)
        && (schema.multipleOf == null || isMultiple(given, schema.multipleOf));
  }

  /**
   * By an API server's arithmetic: of whole numbers with a whole factor, of others with some
   * tolerance.
   */
  private static boolean isMultiple(Number given, double factor) {
    if (isInteger(given)) {
      return factor >= 1 && given.longValue() % (long) factor == 0;
    }
    double multiple = factor < 1 ? 1 / factor * given.doubleValue() : given.doubleValue() / factor;
    double whole = multiple < 0 ? Math.ceil(multiple) : Math.floor(multiple);
    double apart = Math.abs(multiple - whole);
    return apart == 0
        || whole != 0 && apart / (Math.abs(multiple) + Math.abs(whole)) < MULTIPLE_TOLERANCE;
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
    return schema.format == null || Formats.holds(schema.format, text);
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

  static boolean isOfType(YamlNode value, String type) {
    Object given = value instanceof YamlScalar scalar ? scalar.value() : null;
    return switch (type == null ? "" : type) {
      case "" -> true;
      case "integer" -> isInteger(given);
      case "number" -> given instanceof Number;
      default -> type.equals(value.typeName());
    };
  }

  /**
   * Whether an API server takes a number for an integer: 443.0 and 4.43e2 are, for Go writes them
   * as 443 when YAML becomes JSON; a number beyond 64 bits is not.
   */
  static boolean isInteger(Object value) {
    if (value instanceof Double number) {
      return number == Math.rint(number) && number > -INT64_END && number < INT64_END;
    }
    return value instanceof Long;
  }

  private static boolean isAllowed(YamlNode value, List<Object> allowed) {
    if (!(value instanceof YamlScalar scalar)) {
      return allowed.contains(JsonValues.of(value));
    }
    Object given = scalar.value();
    // 3.0 is 3 in JSON, so it is in an enumeration.
    return allowed.contains(isInteger(given) ? Long.valueOf(((Number) given).longValue()) : given);
  }

  private static YamlScalar keyAsValue(YamlMapping.Entry entry) {
    return new YamlScalar(entry.keySpan(), entry.key(), entry.key(), true);
  }

  /** A null stands for nothing, unless the field may be null. */
  private static boolean isPresent(YamlMapping.Entry entry, SchemaNode property) {
    return !YamlScalar.isNull(entry.value()) || property != null && property.nullable;
  }

  private static boolean has(YamlMapping mapping, String key, SchemaNode schema) {
    SchemaNode property = schema.property(key);
    if (property != null && property.defaultValue != null) {
      return true;
    }
    Optional<YamlMapping.Entry> entry = mapping.entry(key);
    return entry.isPresent() && isPresent(entry.get(), property);
  }

  /** How many fields the API server adds to a mapping because they have a default. */
  private static int defaulted(YamlMapping mapping, SchemaNode schema) {
    int count = 0;
    for (Map.Entry<String, SchemaNode> property : schema.properties.entrySet()) {
      if (property.getValue().defaultValue != null) {
        YamlMapping.Entry entry = mapping.entry(property.getKey()).orElse(null);
        count += entry == null || !isPresent(entry, property.getValue()) ? 1 : 0;
      }
    }
    return count;
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
