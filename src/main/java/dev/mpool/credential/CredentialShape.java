package dev.mpool.credential;

import dev.mpool.text.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows a credential by its look, wherever it stands: by the beginnings that providers give their
 * keys, as the user information of a URL, behind {@code Bearer}, or as a long word of letters and
 * digits that nobody would have chosen.
 */
final class CredentialShape {

  private static final String BEGINNING =
      "(?:sk[-_]|gsk_|xai-|AIza|ya29[.]|eyJ|hf_|r8_|pplx-|nvapi-|AKIA|ASIA|gh[pos]_|github_pat_"
          + "|glpat-|xox[bp]-)";
  private static final String PART = "[A-Za-z0-9_.+/=~-]";
  private static final Pattern KEY =
      Pattern.compile(
          "(?<![A-Za-z0-9_.-])(?:"
              + (BEGINNING + PART + "{5,}")
              + ("|(?i:bearer)[ \t]+(?:" + PART + "{16,}|(?=" + PART + "*[0-9])" + PART + "{8,})")
              + ")");
  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9]{16,}");
  private static final int LONGEST_USER_INFO = 200;

  private CredentialShape() {}

  static void find(String text, List<Span> found) {
    Matcher key = KEY.matcher(text);
    while (key.find()) {
      found.add(new Span(key.start(), key.end()));
    }
    Matcher word = LONG_WORD.matcher(text);
    while (word.find()) {
      if (isRandom(word.group())) {
        found.add(new Span(word.start(), word.end()));
      }
    }
    for (int sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', sign + 1)) {
      findUserInfo(text, sign, found);
    }
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

  /**
   * Whether letters and digits change places so often as only chance makes them. A name changes
   * from small letters to capitals at the beginnings of its words, and has its digits together.
   */
  private static boolean isRandom(String word) {
    int changes = 0;
    boolean hasDigit = Character.isDigit(word.charAt(0));
    for (int i = 1; i < word.length(); i++) {
      char before = word.charAt(i - 1);
      char c = word.charAt(i);
      boolean digits = Character.isDigit(before) != Character.isDigit(c);
      boolean capital = Character.isLowerCase(before) && Character.isUpperCase(c);
      changes += digits || capital ? 1 : 0;
      hasDigit |= Character.isDigit(c);
    }
    return hasDigit && changes * 10 >= word.length() * 3;
  }
}
