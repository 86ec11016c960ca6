package dev.mpool.cli;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Texts of the help whose lines end between words only: Java would break a line within {@code
 * 127.0.0.1:10000} as well.
 */
final class Unbroken {

  /** Nothing that is seen, and no line ends beside it. */
  private static final char GLUE = '\ufeff';

  private Unbroken() {}

  /** The text with its words held together, for picocli to lay out. */
  static String glued(String text) {
    StringBuilder glued = new StringBuilder();
    BreakIterator ends = BreakIterator.getLineInstance(Locale.ROOT);
    ends.setText(text);
    int start = 0;
    for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
      glued.append(text, start, end);
      if (end < text.length() && text.charAt(end - 1) != ' ') {
        glued.append(GLUE);
      }
      start = end;
    }
    return glued.toString();
  }

  /** What was laid out, as it is shown. */
  static String shown(String text) {
    return text.replace(String.valueOf(GLUE), "");
  }
}
