package dev.mpool.text;

/**
 * Words of the input as a message quotes them: short, on one line and without control characters.
 */
public final class Excerpt {

  private static final int LONGEST = 80;

  private Excerpt() {}

  /**
   * The value in double quotes, cut to 80 characters. Line breaks and other characters that would
   * change how a report looks are left out in favour of a visible escape.
   */
  public static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    int shown = 0;
    int at = 0;
    while (at < value.length() && shown < LONGEST) {
      int c = value.codePointAt(at);
      append(text, c);
      at += Character.charCount(c);
      shown++;
    }
    return text.append(at < value.length() ? "…\"" : "\"").toString();
  }

  private static void append(StringBuilder text, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          text.append(visible(c));
      default -> text.appendCodePoint(c);
    }
  }

  private static String visible(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u{" + Integer.toHexString(c) + '}';
    };
  }
}
