package dev.mpool.yaml.syntax;

import dev.mpool.text.Span;

/**
 * Which line is to blame where a key is indented less than those above and more than its parent.
 */
final class Indentation {

  /** What most people indent by. */
  private static final int USUAL_STEP = 2;

  private static final String HINT =
      "Check the indentation: keys of one mapping begin in the same column.";

  private Indentation() {}

  /**
   * The problem with a line that begins in no column of a line above it.
   *
   * @param start where the line's text begins
   * @param mappingStart where the innermost mapping begins that is still open
   */
  static SyntaxProblem between(Cursor cursor, int start, int mappingStart) {
    int column = cursor.column(start);
    int parent = cursor.column(mappingStart);
    int first = -1;
    int leastColumn = 0;
    int keys = 0;
    for (int line = cursor.lineStart(start); line > mappingStart; ) {
      line = cursor.lineStart(line - 1);
      int text = cursor.textStartOfLine(line);
      if (Cursor.isBreakOrEnd(cursor.charAt(text)) || cursor.charAt(text) == '#') {
        continue;
      } else if (text - line <= column) {
        break;
      }
      if (first < 0 || text - line < leastColumn) {
        leastColumn = text - line;
        keys = 0;
      }
      keys += text - line == leastColumn ? 1 : 0;
      first = text;
    }
    Span here = rest(cursor, start);
    if (first < 0) {
      return SyntaxProblem.of(here, "This line is indented like no line above it.")
          .withHint(HINT)
          .within(new Span(mappingStart, mappingStart + 1));
    } else if (keys == 1
        && column - parent == USUAL_STEP
        && cursor.column(first) - parent != USUAL_STEP) {
      return SyntaxProblem.of(
              rest(cursor, first), "This line is indented more than the next key of its mapping.")
          .withHint(HINT)
          .withNote(here, "the next key");
    }
    return SyntaxProblem.of(here, "This line is indented like no line above it.")
        .withHint(HINT)
        .withNote(rest(cursor, first), "the lines above it begin here");
  }

  private static Span rest(Cursor cursor, int start) {
    return new Span(start, cursor.textEndOfLine(start));
  }
}
