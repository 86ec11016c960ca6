package dev.mpool.schema;

import java.util.List;

/** How findings name values and lists of names; nothing here shows what may be a credential. */
final class Wording {

  /** Values are cut to so many characters in reports. */
  private static final int LONGEST_VALUE = 80;

  private Wording() {}

  /** A value from the manifest in quotes, cut if it is long. */
  static String quoted(String value) {
    if (value.codePointCount(0, value.length()) <= LONGEST_VALUE) {
      return '"' + value + '"';
    }
    return '"' + value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…\"";
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  static String all(List<String> names) {
    return joined(names, " and ");
  }

  /** {@code a}, {@code a or b}, {@code a, b or c}. */
  static String any(List<String> names) {
    return joined(names, " or ");
  }

  /** {@code an integer}, {@code a string}. */
  static String withArticle(String noun) {
    return ("aeio".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
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
