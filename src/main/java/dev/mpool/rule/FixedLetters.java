package dev.mpool.rule;

/**
 * The letters that every text has which a regular expression of RE2 is for, where they stand
 * outside of groups, classes and repetitions.
 */
final class FixedLetters {

  /** In the place of whatever else a regular expression asks for. */
  private static final char ANYTHING = 0;

  private FixedLetters() {}

  /** The letters in their order, with a NUL for all else; "" if they are not plain to see. */
  static String of(String regex) {
    StringBuilder letters = new StringBuilder(regex.length());
    int depth = 0;
    boolean isRepeated = false;
    for (int i = regex.startsWith("^") ? 1 : 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      char letter = ANYTHING;
      if (c == '\\') {
        i++;
        boolean isQuotation = regex.startsWith("Q", i);
        if (isQuotation || i == regex.length()) {
          return "";
        }
        letter = Character.isLetterOrDigit(regex.charAt(i)) ? ANYTHING : regex.charAt(i);
      } else if (c == '[') {
        i = endOfClass(regex, i);
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == '|' && depth == 0) {
        return "";
      } else if ("*?+{".indexOf(c) >= 0) {
        // Behind another one it says how much is taken.
        if (c != '+' && !isRepeated && letters.length() > 0) {
          letters.setCharAt(letters.length() - 1, ANYTHING);
        }
        isRepeated = true;
        continue;
      } else if ("^$.".indexOf(c) < 0) {
        letter = c;
      }
      letters.append(depth == 0 ? letter : ANYTHING);
      isRepeated = false;
    }
    return letters.toString();
  }

  /** Where the bracket is that closes a class; in the first place it is a letter of the class. */
  private static int endOfClass(String regex, int start) {
    int first = regex.startsWith("^", start + 1) ? start + 2 : start + 1;
    int i = first;
    while (i < regex.length() && (i == first || regex.charAt(i) != ']')) {
      i += regex.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
