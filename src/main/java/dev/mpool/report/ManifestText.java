package dev.mpool.report;

/** Where words, lines and documents of a manifest end, also of a broken one. */
final class ManifestText {

  private ManifestText() {}

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /** Whether a character belongs to YAML's structure more than to a word. */
  static boolean isIndicator(char c) {
    return "{}[],-?:".indexOf(c) >= 0;
  }

  /** Whether a character may stand in an unquoted key. */
  static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '/' || c == '$';
  }

  static int skipBlanks(String text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static int wordEnd(String text, int from, int to) {
    int at = from;
    while (at < to && isWord(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The end of the line that an offset lies on, before its line break. */
  static int lineEnd(String text, int from) {
    int at = from;
    while (at < text.length() && !isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the document that begins at an offset ends: before the next line with its marker. */
  static int documentEnd(String text, int from) {
    int marker = text.indexOf("---", from + 1);
    while (marker >= 0 && !isBreak(text.charAt(marker - 1))) {
      marker = text.indexOf("---", marker + 1);
    }
    return marker < 0 ? text.length() : marker;
  }

  /** Whether there is the word Secret, in any case; {@code secretRef} is another word. */
  static boolean mentionsSecret(String text, int from, int to) {
    for (int i = from; i + 6 <= to; i++) {
      char c = text.charAt(i);
      boolean word =
          (c == 'S' || c == 's')
              && text.regionMatches(true, i, "secret", 0, 6)
              && (i + 6 == to || !Character.isLetter(text.charAt(i + 6)));
      if (word) {
        return true;
      }
    }
    return false;
  }

  static boolean isOnlyIndicators(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isAround(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isAround(char c) {
    return isBlank(c) || isIndicator(c);
  }
}
