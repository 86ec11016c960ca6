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
    text.codePoints()
        .filter(c -> c >= 0x20 && c < 0x7F || Character.isLetterOrDigit(c))
        .forEach(out::appendCodePoint);
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
    lines
        .lines()
        .forEach(line -> out.append(line.isEmpty() ? "" : margin).append(line).append('\n'));
    return new BareText(out.substring(0, out.length() - 1));
  }

  @Override
  public String toString() {
    return text;
  }
}
