package dev.mpool.schema;

import java.util.List;

/** How findings name values and lists of names; nothing here shows what may be a credential. */
public final class Wording {

  /** Values are cut to so many characters in reports. */
  private static final int LONGEST_VALUE = 80;

  private Wording() {}

  /** A value from the manifest in quotes, cut if it is long, without control characters. */
  public static String quoted(String value) {
    return '"' + cut(value) + '"';
  }

  /** As {@link #quoted}, without the quotes. */
  static String cut(String value) {
    boolean tooLong = value.codePointCount(0, value.length()) > LONGEST_VALUE;
    int end = tooLong ? value.offsetByCodePoints(0, LONGEST_VALUE - 1) : value.length();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      if (c == '\n') {
        text.append("\\n");
      } else if (Character.isISOControl(c)) {
        text.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
      } else {
        text.append(c);
      }
    }
    return text.append(tooLong ? "…" : "").toString();
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  static String all(List<String> names) {
    return joined(names, " and ");
  }

  /** {@code a}, {@code a or b}, {@code a, b or c}. */
  static String any(List<String> names) {
    return joined(names, " or ");
  }

  /** What users call a JSON type, with its article. */
  static String type(String type) {
    return switch (type) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "integer" -> "a whole number";
      case "null" -> "null";
      default -> "a " + type;
    };
  }

  private static String joined(List<String> names, String last) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      if (i > 0) {
        text.append(i == names.size() - 1 ? last : ", ");
      }
      text.append(names.get(i));
    }
    return text.toString();
  }
}
