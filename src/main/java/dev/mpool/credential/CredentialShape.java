package dev.mpool.credential;

import dev.mpool.text.Span;
import java.util.List;

/**
 * Knows a credential by its look, wherever it stands: by the beginnings that providers give their
 * keys, as the user information of a URL, behind {@code Bearer}, or as a long word of letters and
 * digits that nobody would have chosen.
 */
final class CredentialShape {

  private static final String[] BEGINNINGS = {
    "sk-",
    "sk_",
    "gsk_",
    "xai-",
    "AIza",
    "ya29.",
    "eyJ",
    "hf_",
    "r8_",
    "pplx-",
    "nvapi-",
    "AKIA",
    "ASIA",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-"
  };

  /** So many characters follow a beginning at least. */
  private static final int SHORTEST_REST = 5;

  private static final int SHORTEST_RANDOM = 16;
  private static final int SHORTEST_BEARER = 16;
  private static final int SHORTEST_BEARER_WITH_DIGIT = 8;
  private static final int LONGEST_USER_INFO = 200;

  private CredentialShape() {}

  static void find(String text, List<Span> found) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '@') {
        findUserInfo(text, at, found);
      }
      if (!isLetterOrDigit(c)) {
        at++;
        continue;
      }
      int end = at + 1;
      while (end < text.length() && isLetterOrDigit(text.charAt(end))) {
        end++;
      }
      boolean beginsWord = at == 0 || !isInsideWord(text.charAt(at - 1));
      int tokenEnd = beginsWord ? tokenEnd(text, at, end) : at;
      if (tokenEnd > at) {
        found.add(new Span(at, tokenEnd));
        end = tokenEnd;
      } else if (isRandom(text, at, end)) {
        found.add(new Span(at, end));
      }
      at = end;
    }
  }

  /** Where a token ends that is known by its beginning; {@code at} if there is none. */
  private static int tokenEnd(String text, int at, int wordEnd) {
    char first = text.charAt(at);
    boolean separated = wordEnd < text.length() && "-_.".indexOf(text.charAt(wordEnd)) >= 0;
    boolean likely = separated || first == 'A' || first == 'e' || first == 'b' || first == 'B';
    if (!likely) {
      return at;
    }
    for (String beginning : BEGINNINGS) {
      if (text.startsWith(beginning, at)) {
        int end = partsEnd(text, at + beginning.length());
        return end - at - beginning.length() >= SHORTEST_REST ? end : at;
      }
    }
    if (wordEnd - at == 6 && text.regionMatches(true, at, "bearer", 0, 6)) {
      int value = blanksEnd(text, wordEnd);
      int end = partsEnd(text, value);
      int least = hasDigit(text, value, end) ? SHORTEST_BEARER_WITH_DIGIT : SHORTEST_BEARER;
      return value > wordEnd && end - value >= least ? end : at;
    }
    return at;
  }

  private static void findUserInfo(String text, int sign, List<Span> found) {
    int start = sign;
    int least = Math.max(0, sign - LONGEST_USER_INFO);
    int colon = -1;
    while (start > least && isUserInfo(text.charAt(start - 1))) {
      start--;
      if (text.charAt(start) == ':') {
        colon = start;
      }
    }
    boolean url = text.startsWith("//", start - 2);
    boolean hostFollows =
        sign + 1 < text.length() && Character.isLetterOrDigit(text.charAt(sign + 1));
    int from = colon >= 0 ? colon + 1 : start;
    if ((url || colon > start) && hostFollows && from < sign) {
      found.add(new Span(from, sign));
    }
  }

  private static boolean isUserInfo(char c) {
    return c > ' ' && "/\"'{}[],@".indexOf(c) < 0;
  }

  private static int partsEnd(String text, int from) {
    int at = from;
    while (at < text.length() && isTokenPart(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * Whether letters and digits change places so often as only chance makes them. A name changes
   * from small letters to capitals at the beginnings of its words, and has its digits together.
   */
  private static boolean isRandom(String text, int from, int to) {
    if (to - from < SHORTEST_RANDOM || !hasDigit(text, from, to)) {
      return false;
    }
    int changes = 0;
    for (int i = from + 1; i < to; i++) {
      char before = text.charAt(i - 1);
      char c = text.charAt(i);
      boolean digits = isDigit(before) != isDigit(c);
      boolean capital = Character.isLowerCase(before) && Character.isUpperCase(c);
      changes += digits || capital ? 1 : 0;
    }
    return changes * 10 >= (to - from) * 3;
  }

  private static int blanksEnd(String text, int from) {
    int at = from;
    while (at < text.length() && HiddenPlaces.isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean hasDigit(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c);
  }

  private static boolean isInsideWord(char before) {
    return before == '-' || before == '_' || before == '.';
  }

  private static boolean isTokenPart(char c) {
    return isLetterOrDigit(c) || "_-.+/=~".indexOf(c) >= 0;
  }
}
