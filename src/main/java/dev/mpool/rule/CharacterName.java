package dev.mpool.rule;

import dev.mpool.text.Lookalike;

/** What a message calls a character, so that it can be seen whatever it does to a terminal. */
final class CharacterName {

  private CharacterName() {}

  /** Such as {@code a space}, {@code '#'} or {@code U+00E9}. */
  static String of(int codePoint) {
    if (codePoint == ' ') {
      return "a space";
    } else if (Lookalike.is(codePoint)) {
      return Lookalike.name((char) codePoint);
    } else if (codePoint > ' ' && codePoint < 0x7f) {
      return "'" + (char) codePoint + "'";
    } else {
      StringBuilder hex = new StringBuilder(Integer.toHexString(codePoint));
      for (int i = 0; i < hex.length(); i++) {
        hex.setCharAt(i, Character.toUpperCase(hex.charAt(i)));
      }
      while (hex.length() < 4) {
        hex.insert(0, '0');
      }
      return "U+" + hex;
    }
  }
}
