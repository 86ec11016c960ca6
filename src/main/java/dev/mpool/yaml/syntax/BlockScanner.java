package dev.mpool.yaml.syntax;

/** Reads block scalars: literal ({@code |}) and folded ({@code >}). */
final class BlockScanner {

  /** What becomes of the line breaks at a scalar's end. */
  private enum Chomping {
    STRIP,
    CLIP,
    KEEP
  }

  private final Cursor cursor;
  private final Comments comments;
  private Chomping chomping;
  private int indicator;
  private int indent;

  BlockScanner(Cursor cursor, Comments comments) {
    this.cursor = cursor;
    this.comments = comments;
  }

  /**
   * Reads the scalar whose {@code |} or {@code >} stands here.
   *
   * @param outer column of the block collection around it, or -1
   */
  String read(int outer) {
    boolean folded = cursor.peek() == '>';
    readHeader();
    indent = indicator == 0 ? 0 : Math.max(outer, 0) + indicator;
    StringBuilder text = new StringBuilder();
    StringBuilder breaks = new StringBuilder();
    char lineBreak = '\0';
    boolean afterBlank = false;
    skipIndentation(outer, breaks);
    while (cursor.column() == indent && !cursor.isAtEnd()) {
      boolean blank = Cursor.isBlank(cursor.peek());
      if (folded && lineBreak == '\n' && !afterBlank && !blank) {
        if (breaks.length() == 0) {
          text.append(' ');
        }
      } else if (lineBreak != '\0') {
        text.append(lineBreak);
      }
      text.append(breaks);
      breaks.setLength(0);
      afterBlank = blank;
      int end = cursor.lineEnd(cursor.position());
      text.append(cursor.slice(cursor.position(), end));
      cursor.moveTo(end);
      lineBreak = cursor.isAtEnd() ? '\0' : cursor.readBreak();
      skipIndentation(outer, breaks);
    }
    if (chomping != Chomping.STRIP && lineBreak != '\0') {
      text.append(lineBreak);
    }
    if (chomping == Chomping.KEEP) {
      text.append(breaks);
    }
    return text.toString();
  }

  private void readHeader() {
    int start = cursor.position();
    chomping = Chomping.CLIP;
    indicator = 0;
    cursor.skip(1);
    boolean chomped = readChomping();
    char c = cursor.peek();
    if (c >= '0' && c <= '9') {
      if (c == '0') {
        cursor.fail(SyntaxMessages.badBlockHeader(cursor, start));
      }
      indicator = c - '0';
      cursor.skip(1);
      if (!chomped) {
        readChomping();
      }
    }
    cursor.skipBlanks();
    if (cursor.peek() == '#') {
      comments.skip(cursor);
    }
    if (!Cursor.isBreakOrEnd(cursor.peek())) {
      cursor.fail(SyntaxMessages.badBlockHeader(cursor, start));
    } else if (!cursor.isAtEnd()) {
      cursor.skipBreak();
    }
  }

  private boolean readChomping() {
    char c = cursor.peek();
    if (c != '+' && c != '-') {
      return false;
    }
    chomping = c == '+' ? Chomping.KEEP : Chomping.STRIP;
    cursor.skip(1);
    return true;
  }

  /** Passes indentation and empty lines; the first line with text tells the indentation. */
  private void skipIndentation(int outer, StringBuilder breaks) {
    int deepest = 0;
    while (true) {
      while ((indent == 0 || cursor.column() < indent) && cursor.peek() == ' ') {
        cursor.skip(1);
      }
      deepest = Math.max(deepest, cursor.column());
      if ((indent == 0 || cursor.column() < indent) && cursor.peek() == '\t') {
        cursor.fail(SyntaxMessages.tab(cursor));
      }
      if (!Cursor.isBreak(cursor.peek())) {
        break;
      }
      breaks.append(cursor.readBreak());
    }
    if (indent == 0) {
      indent = Math.max(Math.max(deepest, outer + 1), 1);
    }
  }
}
