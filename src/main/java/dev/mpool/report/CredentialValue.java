package dev.mpool.report;

/** How far a value that may be a credential reaches on its line. */
final class CredentialValue {

  /** How far behind a key the end of its value is looked for at a time: a line may be huge. */
  private static final int LONGEST_LOOK = 200;

  private CredentialValue() {}

  /**
   * Skips blanks, tags and anchors before a value. Behind an exclamation mark may stand a token as
   * well: only YAML's own tags are skipped.
   */
  static int begin(String text, int from, int lineEnd) {
    int at = ManifestText.skipBlanks(text, from, lineEnd);
    while (at < lineEnd) {
      int end = at;
      if (text.startsWith("!!", at)) {
        end = at + 2;
        while (end < lineEnd && Character.isLowerCase(text.charAt(end)) && end < at + 8) {
          end++;
        }
      } else if (text.charAt(at) == '&') {
        end = ManifestText.wordEnd(text, at + 1, lineEnd);
      }
      boolean property = end > at && (end == lineEnd || ManifestText.isBlank(text.charAt(end)));
      if (!property) {
        return at;
      }
      at = ManifestText.skipBlanks(text, end, lineEnd);
    }
    return at;
  }

  static boolean isBlockScalarHeader(String text, int value, int lineEnd) {
    char c = text.charAt(value);
    if (c != '|' && c != '>') {
      return false;
    }
    int at = value + 1;
    while (at < lineEnd && "+-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return ManifestText.skipBlanks(text, at, lineEnd) == lineEnd;
  }

  /**
   * Where a credential ends on its line: behind a quoted scalar or, in flow style, before the
   * indicator that ends a plain one, if what follows is in order; else only at the line's end.
   */
  static int end(String text, int value, int lineEnd) {
    char c = text.charAt(value);
    if (ManifestText.isQuote(c)) {
      int close = ManifestKey.closingQuote(text, value, lineEnd);
      boolean clean = close >= 0 && disorderFrom(text, close + 1, lineEnd) < 0;
      return clean ? close + 1 : lineEnd;
    }
    if (c == '{' || c == '[') {
      return lineEnd;
    }
    int at = value;
    while (at < lineEnd) {
      c = text.charAt(at);
      if (c == '#' && at > value && isForMpool(text, at, lineEnd)) {
        while (ManifestText.isBlank(text.charAt(at - 1))) {
          at--;
        }
        return at;
      }
      if (c == ',' || c == '}' || c == ']') {
        int disorder = disorderFrom(text, at, lineEnd);
        if (disorder < 0) {
          return at;
        }
        at = Math.max(disorder, at + 1);
      } else {
        at++;
      }
    }
    return lineEnd;
  }

  /** Whether a comment begins here that is an order to mpool, which findings quote. */
  private static boolean isForMpool(String text, int at, int lineEnd) {
    int word = ManifestText.skipBlanks(text, at + 1, lineEnd);
    return ManifestText.isBlank(text.charAt(at - 1)) && text.startsWith("mpool:", word);
  }

  /**
   * Looks whether a value has really ended: by the line's end, a comment, or indicators and then
   * another key.
   *
   * @return -1 if it has, else the place that speaks against it
   */
  private static int disorderFrom(String text, int from, int lineEnd) {
    int at = from;
    while (at < lineEnd) {
      char c = text.charAt(at);
      if (c == '#') {
        return at > from && ManifestText.isBlank(text.charAt(at - 1)) ? -1 : at;
      }
      if (c == ',') {
        int next = ManifestText.skipBlanks(text, at + 1, lineEnd);
        boolean inOrder = next == lineEnd || ManifestKey.atStart(text, next, lineEnd) != null;
        return inOrder ? -1 : at;
      }
      if (c != '}' && c != ']' && !ManifestText.isBlank(c)) {
        return at;
      }
      at++;
    }
    return -1;
  }

  /** Where the value of a key ends at the latest: at an indicator of flow style or another key. */
  static int ownEnd(String text, int value, int lineStart, int lineEnd) {
    if (value < lineEnd && ManifestText.isQuote(text.charAt(value))) {
      int close = ManifestKey.closingQuote(text, value, Math.min(lineEnd, value + LONGEST_LOOK));
      if (close >= 0) {
        return close + 1;
      }
    }
    int at = value;
    int limit = Math.min(lineEnd, value + LONGEST_LOOK);
    while (at < limit && ",{}[]".indexOf(text.charAt(at)) < 0 && !isComment(text, at)) {
      at++;
    }
    ManifestKey next = ManifestKey.next(text, value, at, lineStart);
    return next == null ? at : lineStart + next.column();
  }

  private static boolean isComment(String text, int at) {
    return text.charAt(at) == '#' && at > 0 && ManifestText.isBlank(text.charAt(at - 1));
  }
}
