package dev.mpool.cli;

/** Reads whole numbers as people write them: ASCII digits and nothing else. */
final class Digits {

  static final long TOO_LARGE = -1;

  private Digits() {}

  static boolean areAll(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * The number.
   *
   * @param digits digits only
   * @return {@link #TOO_LARGE} if it is larger than {@code most}
   */
  static long read(String digits, long most) {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = number * 10 + (digits.charAt(i) - '0');
      if (number > most) {
        return TOO_LARGE;
      }
    }
    return number;
  }
}
