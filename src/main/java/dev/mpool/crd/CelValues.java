package dev.mpool.crd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.CelByteString;
import dev.mpool.schema.JsonValues;
import dev.mpool.schema.format.GoDuration;
import dev.mpool.schema.format.Rfc3339;
import dev.mpool.schema.format.TextFormats;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values as a CRD's rules see them. */
final class CelValues {

  private static final Set<String> RESERVED =
      Set.of(
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private CelValues() {}

  /** The variables of a rule about a new object: there is no old one. */
  static Map<String, Object> variables(Object self) {
    return Map.of("self", self, "oldSelf", Optional.empty());
  }

  /** The value, with fields renamed and times read as Kubernetes does for CEL. */
  static Object of(JsonNode value, CrdRules rules) {
    if (value.isObject()) {
      Map<String, Object> members = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        CrdRules field = rules == null ? null : rules.properties().get(member.getKey());
        boolean isField = field != null;
        CrdRules inner = isField || rules == null ? field : rules.additional().orElse(null);
        String name = isField ? escaped(member.getKey()) : member.getKey();
        members.put(name, of(member.getValue(), inner));
      }
      return members;
    } else if (value.isArray()) {
      List<Object> items = new ArrayList<>();
      for (JsonNode item : value) {
        items.add(of(item, rules == null ? null : rules.items().orElse(null)));
      }
      return items;
    } else if (value.isTextual() && rules != null) {
      // The schema has been checked before; what is not of the format stays text, for the rule to
      // refuse.
      return ofFormat(TextFormats.named(rules.format()), value.asText());
    }
    return isFraction(value, rules) ? value.doubleValue() : JsonValues.of(value);
  }

  /** A number without a fraction is one with it where the schema says so: {@code 1} is 1.0. */
  private static boolean isFraction(JsonNode value, CrdRules rules) {
    return value.isNumber() && rules != null && rules.type().equals("number");
  }

  private static Object ofFormat(String format, String text) {
    Optional<?> read =
        switch (format) {
          case "datetime" -> Rfc3339.instant(text.toUpperCase(Locale.ROOT));
          case "date" -> Rfc3339.instant(text + "T00:00:00Z");
          case "duration" -> GoDuration.of(text);
          case "byte" -> bytes(text);
          default -> Optional.empty();
        };
    return read.isPresent() ? read.get() : text;
  }

  private static Optional<CelByteString> bytes(String base64) {
    try {
      return Optional.of(CelByteString.of(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A field's name as an identifier of CEL, by Kubernetes' rules for escaping. */
  static String escaped(String name) {
    if (RESERVED.contains(name)) {
      return "__" + name + "__";
    }
    return name.replace("__", "__underscores__")
        .replace(".", "__dot__")
        .replace("-", "__dash__")
        .replace("/", "__slash__");
  }
}
