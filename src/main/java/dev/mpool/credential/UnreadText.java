package dev.mpool.credential;

/**
 * Text that no document was read from: around a syntax error, behind a limit, in comments, or
 * dropped by a duplicate key. If it speaks of a credential, every value in it is hidden, and only
 * the names of fields are shown.
 */
final class UnreadText {

  private static final String SEPARATORS = "\"',{}[]:#";
  private static final String ORDER = "mpool";

  /** Longer words are no words of people. */
  private static final int LONGEST_MENTION = 32;

  /** A word of nothing but letters that is shorter may turn up in any sentence. */
  private static final int SHORTEST_OF_LETTERS = 12;

  private final HiddenPlaces places;
  private final KnownNames names;
  private final String text;

  UnreadText(HiddenPlaces places, KnownNames names) {
    this.places = places;
    this.names = names;
    this.text = places.text();
  }

  /** Hides the values in a stretch of text if anything in it speaks of a credential. */
  void hide(int from, int to) {
    if (speaksOfCredential(from, to)) {
      hideAll(from, to);
    }
  }

  /** Hides the values in a stretch of text, but not in comments that give orders to mpool. */
  void hideAll(int from, int to) {
    int start = from;
    while (start < to) {
      int end = places.lineEnd(start, to);
      hideInLine(start, end);
      start = end + 1;
    }
  }

  /**
   * Whether a stretch of text has the word {@code inline} in any case and with slips, a Secret, an
   * {@code authToken} that is neither SecretRef nor Passthrough, a key for a credential, or an
   * escape that may spell any of these.
   */
  private boolean speaksOfCredential(int from, int to) {
    int authTokens = 0;
    int references = 0;
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < to && "uUx".indexOf(text.charAt(at + 1)) >= 0 && isInKey(at, to)) {
        return true;
      }
      if (!Character.isLetter(c)) {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < to && isInsideName(text.charAt(end))) {
        end++;
      }
      if (end - at <= LONGEST_MENTION) {
        String word = text.substring(at, end);
        boolean header = word.equalsIgnoreCase("authorization") && isKey(end, to);
        boolean reference = word.equals("SecretRef") || word.equals("Passthrough");
        if (reference && !isKey(end, to)) {
          references++;
        } else if (reference
            || header
            || isScalarTooHigh(word, end, to)
            || c == 'S' && KnownNames.isSlip(word, "Secret")) {
          return true;
        } else {
          switch (names.meaning(word)) {
            case AUTHENTICATION -> authTokens++;
            case CREDENTIAL, SECRET_DATA -> {
              return true;
            }
            case OTHER -> {}
          }
        }
      }
      at = end;
    }
    return authTokens > references;
  }

  /** Whether a text stands where a mapping is due that has the credential in it. */
  private boolean isScalarTooHigh(String key, int keyEnd, int to) {
    if (!key.equals("authToken") && !KnownNames.holdsAuthToken(key) || !isKey(keyEnd, to)) {
      return false;
    }
    int at = text.indexOf(':', keyEnd) + 1;
    while (at < to && HiddenPlaces.isBlank(text.charAt(at))) {
      at++;
    }
    return at < to
        && (Character.isLetterOrDigit(text.charAt(at)) || "\"'!".indexOf(text.charAt(at)) >= 0);
  }

  private boolean isInKey(int at, int to) {
    int end = at;
    while (end < Math.min(to, at + LONGEST_MENTION) && text.charAt(end) != '"') {
      end++;
    }
    return isKey(end, to);
  }

  private static boolean isInsideName(char c) {
    return Character.isLetter(c) || c == '-' || c == '_';
  }

  private void hideInLine(int lineStart, int lineEnd) {
    int hiddenFrom = 0;
    int hiddenTo = 0;
    boolean comment = false;
    boolean plain = false;
    boolean credential = false;
    int at = lineStart;
    while (at < lineEnd) {
      int start = at;
      while (start < lineEnd && !Character.isLetterOrDigit(text.charAt(start))) {
        comment |= text.charAt(start) == '#' && (start == lineStart || isBlank(start - 1));
        start++;
      }
      int end = start;
      while (end < lineEnd && !isSeparator(end)) {
        end++;
      }
      at = end;
      if (start == end || comment && text.startsWith(ORDER, start)) {
        break;
      }
      String word = text.substring(start, end);
      boolean known = KnownNames.contains(word);
      boolean key = isKey(end, lineEnd);
      if (known || key && (credential ? names.isNear(word) : names.isTellable(word))) {
        // A value behind a field that is none of these is no credential, if it is in its place.
        boolean other = known && names.meaning(word) == KnownNames.Meaning.OTHER;
        plain = other && (key || plain);
        credential |= names.meaning(word) == KnownNames.Meaning.CREDENTIAL;
        places.hide(hiddenFrom, hiddenTo);
        hiddenTo = hiddenFrom;
        continue;
      }
      if (!plain && mayBeCredential(word, comment)) {
        places.know(word);
      }
      if (hiddenFrom == hiddenTo || !isGlue(hiddenTo, start)) {
        places.hide(hiddenFrom, hiddenTo);
        hiddenFrom = start;
      }
      hiddenTo = end;
    }
    places.hide(hiddenFrom, hiddenTo);
  }

  private boolean isBlank(int at) {
    return HiddenPlaces.isBlank(text.charAt(at));
  }

  private boolean isSeparator(int at) {
    char c = text.charAt(at);
    return c <= ' ' || SEPARATORS.indexOf(c) >= 0 || Character.isSpaceChar(c);
  }

  /** Whether a colon follows, behind a quote or blanks if there are any. */
  private boolean isKey(int wordEnd, int to) {
    int at = wordEnd;
    int most = Math.min(to, wordEnd + LONGEST_MENTION);
    while (at < most && " \t\"'\\".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < most && text.charAt(at) == ':';
  }

  /** Whether nothing between two words tells that the second begins something else. */
  private boolean isGlue(int from, int to) {
    for (int i = from; i < to; i++) {
      if ("\"',{}[]".indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayBeCredential(String word, boolean comment) {
    boolean letters = true;
    boolean digits = false;
    for (int i = 0; i < word.length(); i++) {
      letters &= Character.isLetter(word.charAt(i));
      digits |= Character.isDigit(word.charAt(i));
    }
    return comment ? digits : !letters || word.length() >= SHORTEST_OF_LETTERS;
  }
}
