package dev.mpool.envoy;

/**
 * Text that a template writes as it stands, without quotes. Nothing of a manifest may become one,
 * but by {@link #comment}.
 */
record BareText(String text) {

  /**
   * Text for the rest of a comment's line. A line break or a control character would end the
   * comment, or speak to the reader's terminal: they are left out.
   */
  static BareText comment(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (c >= 0x20 && c < 0x7F || Character.isLetterOrDigit(c)) {
        out.appendCodePoint(c);
      }
      at += Character.charCount(c);
    }
    return new BareText(out.toString());
  }

  /**
   * Lines of mpool's own, moved to the right.
   *
   * @param spaces how far
   */
  static BareText indented(String lines, int spaces) {
    String margin = " ".repeat(spaces);
    StringBuilder out = new StringBuilder(lines.length() * 5 / 4);
    int start = 0;
    while (start < lines.length()) {
      int lineBreak = lines.indexOf('\n', start);
      int end = lineBreak < 0 ? lines.length() : lineBreak;
      out.append(end == start ? "" : margin).append(lines.substring(start, end)).append('\n');
      start = end + 1;
    }
    return new BareText(out.substring(0, out.length() - 1));
  }

  @Override
  public String toString() {
    return text;
  }
}
