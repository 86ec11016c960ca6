package dev.mpool.report;

/** The escapes of YAML's and JSON's double-quoted scalars. */
final class Escapes {

  private Escapes() {}

  /** Replaces the escapes that stand for a printable character; others are left as they are. */
  static String decode(String quoted) {
    if (quoted.indexOf('\\') < 0) {
      return quoted;
    }
    StringBuilder decoded = new StringBuilder(quoted.length());
    int at = 0;
    while (at < quoted.length()) {
      char c = quoted.charAt(at);
      if (c != '\\' || at + 1 == quoted.length()) {
        decoded.append(c);
        at++;
        continue;
      }
      char kind = quoted.charAt(at + 1);
      int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
      int code = digits == 0 ? -1 : hexadecimal(quoted, at + 2, digits);
      if (code >= 0) {
        decoded.appendCodePoint(code);
        at += 2 + digits;
      } else {
        if ("\"\\/ ".indexOf(kind) < 0) {
          decoded.append(c);
        }
        decoded.append(kind);
        at += 2;
      }
    }
    return decoded.toString();
  }

  private static int hexadecimal(String text, int from, int digits) {
    if (from + digits > text.length()) {
      return -1;
    }
    long code = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code <= Character.MAX_CODE_POINT ? (int) code : -1;
  }
}
