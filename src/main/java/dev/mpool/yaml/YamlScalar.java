package dev.mpool.yaml;

import dev.mpool.text.Span;

/**
 * A scalar as Kubernetes reads it (YAML 1.1 by sigs.k8s.io/yaml).
 *
 * @param text the scalar's content, unquoted and unescaped; for a number or boolean as it is
 *     written
 * @param value what JSON gets for it: {@link String}, {@link Boolean}, {@link Long}, {@link
 *     java.math.BigInteger}, {@link Double} or null
 * @param plain whether it is written without quotes and not as a block
 */
public record YamlScalar(Span span, String text, Object value, boolean plain) implements YamlNode {

  public static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.value == null;
  }

  @Override
  public String typeName() {
    if (value == null) {
      return "null";
    } else if (value instanceof String) {
      return "string";
    } else if (value instanceof Boolean) {
      return "boolean";
    } else {
      return value instanceof Double ? "number" : "integer";
    }
  }
}
