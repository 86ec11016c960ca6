package dev.mpool.envoy;

/** Text as JSON writes it, in ASCII only, for values that end up in a request's body or header. */
final class JsonLiteral {

  private JsonLiteral() {}

  static String quoted(String value) {
    StringBuilder out = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= 0x20 && c < 0x7F) {
        out.append(c);
      } else {
        String digits = Integer.toHexString(c);
        out.append("\\u").append("0000", digits.length(), 4).append(digits);
      }
    }
    return out.append('"').toString();
  }
}
