package dev.mpool.envoy;

/**
 * Text that is safe where a template puts it. Strings become double-quoted YAML scalars, so that a
 * value of a manifest can never end its scalar, open a comment or start a new key.
 */
final class YamlText {

  private YamlText() {}

  /**
   * A double-quoted scalar that every YAML 1.1 and 1.2 reader reads back as the same text. Line
   * breaks, control characters and what editors show as line breaks or not at all are escaped.
   */
  static String quoted(String value) {
    StringBuilder out = new StringBuilder(value.length() + 2);
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      appendEscaped(out, value.charAt(i));
    }
    return out.append('"').toString();
  }

  private static void appendEscaped(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (mustBeEscaped(c)) {
          out.append("\\u").append(hex(c));
        } else {
          out.append(c);
        }
      }
    }
  }

  /**
   * C0 and C1 controls, DEL, NEL, the line and paragraph separators, the byte order mark and
   * everything that reorders or hides text in an editor.
   */
  private static boolean mustBeEscaped(char c) {
    return c < 0x20
        || c >= 0x7F && c <= 0xA0
        || c >= 0x200B && c <= 0x200F
        || c >= 0x2028 && c <= 0x202E
        || c >= 0x2060 && c <= 0x206F
        || c == 0xFEFF
        || c >= 0xFFF0 && c <= 0xFFFF;
  }

  private static String hex(char c) {
    String digits = Integer.toHexString(c);
    return "0000".substring(digits.length()) + digits;
  }
}
