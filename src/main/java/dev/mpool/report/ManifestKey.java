package dev.mpool.report;

/**
 * A key as it is written on a line, well-formed or nearly so.
 *
 * @param name the key without quotes and escapes
 * @param column where it begins on its line, in characters from 0
 * @param colon offset of the colon behind it
 */
record ManifestKey(String name, int column, int colon) {

  /** No sound line has more dashes and brackets before its first key. */
  private static final int MOST_INDICATORS = 16;

  /** The key that a line begins with, behind dashes and brackets; null if it begins otherwise. */
  static ManifestKey atStart(String text, int from, int lineEnd) {
    int at = from;
    int limit = Math.min(lineEnd, from + MOST_INDICATORS);
    while (at < limit && " \t-?{[,".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at == limit) {
      return null;
    }
    boolean quoted = ManifestText.isQuote(text.charAt(at));
    int end =
        quoted ? closingQuote(text, at, lineEnd) + 1 : ManifestText.wordEnd(text, at, lineEnd);
    int colon = ManifestText.skipBlanks(text, end, lineEnd);
    if (end <= at || colon == lineEnd || text.charAt(colon) != ':') {
      return null;
    }
    boolean separates =
        quoted || colon + 1 == lineEnd || ManifestText.isBlank(text.charAt(colon + 1));
    return separates ? new ManifestKey(name(text, at, end), at - from, colon) : null;
  }

  /**
   * The next key on a line; null if there is none. A colon without a blank behind it makes a key
   * only of a name that stands for a credential: {@code inline:sk-1} is a slip, {@code https://} is
   * not.
   */
  static ManifestKey next(String text, int from, int lineEnd, int lineStart) {
    int at = from;
    int wordStart = from;
    while (at < lineEnd) {
      char c = text.charAt(at);
      if (ManifestText.isQuote(c)
          && (at == from || " \t{[,:-?(".indexOf(text.charAt(at - 1)) >= 0)) {
        int close = closingQuote(text, at, lineEnd);
        int colon = close < 0 ? lineEnd : ManifestText.skipBlanks(text, close + 1, lineEnd);
        if (colon < lineEnd && text.charAt(colon) == ':') {
          return new ManifestKey(name(text, at, close + 1), at - lineStart, colon);
        }
        at = close < 0 ? at + 1 : close + 1;
        wordStart = at;
      } else if (c == ':') {
        int wordEnd = at;
        while (wordEnd > wordStart && ManifestText.isBlank(text.charAt(wordEnd - 1))) {
          wordEnd--;
        }
        int start = wordEnd;
        while (start > wordStart && ManifestText.isWord(text.charAt(start - 1))) {
          start--;
        }
        String name = text.substring(start, wordEnd);
        if (!name.isEmpty() && (separates(text, at, lineEnd) || isCredential(name))) {
          return new ManifestKey(name, start - lineStart, at);
        }
        at++;
        wordStart = at;
      } else {
        at++;
      }
    }
    return null;
  }

  /** The key that is all of a line but its colon; null if the line is something else. */
  static ManifestKey alone(String text, int from, int lineEnd, int lineStart) {
    int at = from;
    while (at < lineEnd && " \t?,{".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (at == lineEnd) {
      return null;
    }
    int end =
        ManifestText.isQuote(text.charAt(at))
            ? closingQuote(text, at, lineEnd) + 1
            : ManifestText.wordEnd(text, at, lineEnd);
    boolean all = end > at && ManifestText.skipBlanks(text, end, lineEnd) == lineEnd;
    return all ? new ManifestKey(name(text, at, end), at - lineStart, lineEnd) : null;
  }

  /**
   * Where a quoted scalar ends on its line.
   *
   * @return the offset of the closing quote, or -1 if it is not on the line
   */
  static int closingQuote(String text, int open, int lineEnd) {
    char quote = text.charAt(open);
    for (int i = open + 1; i < lineEnd; i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote == '"') {
        i++;
      } else if (c == quote) {
        boolean doubled = quote == '\'' && i + 1 < lineEnd && text.charAt(i + 1) == quote;
        if (!doubled) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  private static boolean separates(String text, int colon, int lineEnd) {
    return colon + 1 == lineEnd || " \t\"'{[".indexOf(text.charAt(colon + 1)) >= 0;
  }

  private static boolean isCredential(String name) {
    return switch (CredentialKey.of(name, false)) {
      case CREDENTIAL, AUTHENTICATION -> true;
      case CONTAINER, SECRET_DATA, FIELD, OTHER -> false;
    };
  }

  private static String name(String text, int start, int end) {
    if (!ManifestText.isQuote(text.charAt(start))) {
      return text.substring(start, end);
    }
    String inner = text.substring(start + 1, end - 1);
    return text.charAt(start) == '"' ? Escapes.decode(inner) : inner;
  }
}
