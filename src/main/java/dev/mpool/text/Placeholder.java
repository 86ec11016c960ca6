package dev.mpool.text;

/**
 * A placeholder in a text that something was to fill in before the manifest is applied, such as
 * {@code ${MODEL}}. The forms are those that no name, host or path has of itself: {@code ${X}},
 * {@code $(x)}, {@code $X}, {@code {{ .x }}}, {@code #{x}}, {@code <x>}, {@code __X__}, {@code
 * %X%}, {@code @X@}.
 *
 * @param start where it begins in the text
 * @param end where it ends, exclusive
 * @param form the characters that it is written in
 */
public record Placeholder(int start, int end, String form) {

  private static final String[] PAIRS = {"${", "}", "$(", ")", "{{", "}}", "#{", "}", "<", ">"};
  private static final String[] MARKS = {"__", "%", "@"};

  /** The first placeholder of a text; null if there is none. */
  public static Placeholder in(String text) {
    for (int i = 0; i < text.length(); i++) {
      Placeholder found = "$#{<_%@".indexOf(text.charAt(i)) < 0 ? null : at(text, i);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** What is wrong with a value that holds one; not its text, which may hold a credential. */
  public static String message(String subject) {
    return subject + " holds a placeholder that nothing has filled in.";
  }

  /** Whether a text is one and nothing else. */
  public static boolean is(String text) {
    Placeholder found = in(text);
    return found != null && found.start == 0 && found.end == text.length();
  }

  /** What to do about it. */
  public String advice() {
    return form.equals("{{")
        ? "Fill in the template first, for example with helm template."
        : "Fill in the placeholder first, for example with envsubst.";
  }

  private static Placeholder at(String text, int start) {
    for (int i = 0; i < PAIRS.length; i += 2) {
      if (text.startsWith(PAIRS[i], start)) {
        return pair(text, start, PAIRS[i], PAIRS[i + 1]);
      }
    }
    for (String mark : MARKS) {
      if (text.startsWith(mark, start)) {
        return marked(text, start, mark);
      }
    }
    int end = text.charAt(start) == '$' ? nameEnd(text, start + 1) : start;
    boolean isLong = end > start + 2 || end == start + 2 && end == text.length() && start == 0;
    boolean isVariable = isLong && !isLetter(text, end);
    return isVariable ? new Placeholder(start, end, "$") : null;
  }

  private static Placeholder pair(String text, int start, String opening, String closing) {
    int from = start + opening.length();
    int end = text.indexOf(closing, from);
    if (end < 0 || text.substring(from, end).indexOf('\n') >= 0) {
      return null;
    }
    boolean isFree = opening.equals("${") || opening.equals("{{");
    return isFree || isName(text, from, end)
        ? new Placeholder(start, end + closing.length(), opening)
        : null;
  }

  /** Words, which may be empty; other brackets are what they are. */
  private static boolean isName(String text, int from, int to) {
    boolean valid = from == to || Character.isLetter(text.charAt(from)) || text.charAt(from) == '_';
    for (int i = from; i < to && valid; i++) {
      valid = Character.isLetterOrDigit(text.charAt(i)) || "_-. ".indexOf(text.charAt(i)) >= 0;
    }
    return valid;
  }

  /** A name in capitals between two marks; {@code %C3%A9} and a model's {@code @001} are none. */
  private static Placeholder marked(String text, int start, String mark) {
    int from = start + mark.length();
    int to = nameEnd(text, from);
    if (mark.equals("__")) {
      while (to > from && text.charAt(to - 1) == '_') {
        to--;
      }
    }
    boolean isEscape = mark.equals("%") && isHex(text, from) && isHex(text, from + 1);
    int end = to + mark.length();
    boolean stands =
        !mark.equals("__") || !isWord(text, start - 1) && !isWord(text, end) || to == from;
    return to > from && !isEscape && stands && text.startsWith(mark, to)
        ? new Placeholder(start, end, mark)
        : null;
  }

  /** Where a name of capitals, digits and underscores ends that begins with a capital. */
  private static int nameEnd(String text, int start) {
    int end = start;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean isCapital = c >= 'A' && c <= 'Z';
      if (!isCapital && (end == start || c != '_' && !(c >= '0' && c <= '9'))) {
        break;
      }
      end++;
    }
    return end;
  }

  private static boolean isLetter(String text, int at) {
    return at < text.length() && Character.isLetter(text.charAt(at));
  }

  private static boolean isWord(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  private static boolean isHex(String text, int at) {
    return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
  }
}
