package dev.mpool.report;

/**
 * Makes characters visible that would steer a terminal, or that show a reader something else than
 * what the file says: control characters, escape sequences, bidirectional overrides, invisible and
 * look-alike blanks. They are written as their code in braces, like {@code u{202e}} behind a
 * backslash.
 */
public final class Visible {

  private Visible() {}

  /** The same text with a code in braces for each character that could deceive. */
  public static String text(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (isDeceptive(c)) {
        visible.append(escape(c));
      } else {
        visible.appendCodePoint(c);
      }
      at += Character.charCount(c);
    }
    return visible.toString();
  }

  static String escape(int c) {
    return "\\u{" + Integer.toHexString(c) + "}";
  }

  static boolean isDeceptive(int c) {
    if (c < 0x7f) {
      return c < ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          true;
      default -> c == 0x34f || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0;
    };
  }

  /** How many columns of a terminal a character takes, by the ranges of Unicode's wide letters. */
  public static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        c >= 0x1100 && c <= 0x115f
            || c >= 0x2e80 && c <= 0xa4cf && c != 0x303f
            || c >= 0xa960 && c <= 0xa97f
            || c >= 0xac00 && c <= 0xd7a3
            || c >= 0xf900 && c <= 0xfaff
            || c >= 0xfe30 && c <= 0xfe6f
            || c >= 0xff00 && c <= 0xff60
            || c >= 0xffe0 && c <= 0xffe6
            || c >= 0x16fe0 && c <= 0x1b2ff
            || c >= 0x1f300 && c <= 0x1f64f
            || c >= 0x1f680 && c <= 0x1f6ff
            || c >= 0x1f900 && c <= 0x1faff
            || c >= 0x20000 && c <= 0x3fffd;
    return wide ? 2 : 1;
  }

  /** How many columns of a terminal a text takes. */
  public static int width(String text) {
    return text.codePoints().map(Visible::width).sum();
  }
}
