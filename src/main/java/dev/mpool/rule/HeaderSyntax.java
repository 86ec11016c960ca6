package dev.mpool.rule;

/** Which names and values HTTP headers can have. */
final class HeaderSyntax {

  private HeaderSyntax() {}

  /**
   * The first character that RFC 9110 does not allow in a header's name (a {@code token}).
   *
   * @return its code point, or -1
   */
  static int foreignToName(String name) {
    return HostSyntax.foreign(name, "!#$%&'*+-.^_`|~");
  }

  /**
   * The first character that is not printable ASCII. A line break would begin a new header; the
   * others are read differently by every server.
   *
   * @return its code point, or -1
   */
  static int foreignToValue(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c >= 0x7f) {
        return value.codePointAt(i);
      }
    }
    return -1;
  }
}
