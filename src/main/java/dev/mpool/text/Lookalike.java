package dev.mpool.text;

import java.util.Locale;

/**
 * Characters that copied text brings along, and that look like others or like nothing: typographic
 * quotes, dashes, and blanks that no parser takes for blanks. What they do is not to be seen.
 */
public final class Lookalike {

  private static final String QUOTES = "\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F";
  private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u2212";

  private Lookalike() {}

  /** Whether a character is a quote to people alone. */
  public static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }

  /** Whether a character is a dash or a bullet, but not the one that is on every keyboard. */
  public static boolean isDash(char c) {
    return DASHES.indexOf(c) >= 0;
  }

  /** Whether a character looks like a blank or like nothing at all, and is no blank. */
  public static boolean isInvisible(char c) {
    return c == '\u00A0'
        || c >= '\u2000' && c <= '\u200D'
        || c == '\u202F'
        || c == '\u205F'
        || c == '\u2060'
        || c == '\u3000'
        || c == '\uFEFF';
  }

  /** Whether a character is one of these. */
  public static boolean is(int codePoint) {
    char c = (char) codePoint;
    return codePoint >= 0x80
        && codePoint <= Character.MAX_VALUE
        && (isInvisible(c) || isQuote(c) || isDash(c));
  }

  /** The first character of a text that looks like another one, or -1. */
  private static int firstIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (is(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Such as {@code a no-break space (U+00A0)}. */
  public static String name(char c) {
    String code = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    String number = "U+" + "0".repeat(4 - code.length()) + code;
    if (c == '\u00A0') {
      return "a no-break space (" + number + ")";
    } else if (isInvisible(c)) {
      return "an invisible character (" + number + ")";
    } else if (isQuote(c)) {
      return "a typographic quote (" + number + ")";
    }
    return "a typographic dash (" + number + ")";
  }

  /** Names the first such character of a text, and what to do about it; null if there is none. */
  public static String adviceOn(String text) {
    int at = firstIn(text);
    return at < 0 ? null : "It contains " + name(text.charAt(at)) + ". " + advice(text.charAt(at));
  }

  /** What to do about it. */
  public static String advice(char c) {
    if (isQuote(c)) {
      return "Write straight quotes, or none.";
    }
    return isDash(c) ? "Write the dash of the keyboard." : "Remove it, or write a usual space.";
  }
}
