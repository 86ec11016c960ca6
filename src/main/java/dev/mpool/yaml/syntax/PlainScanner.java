package dev.mpool.yaml.syntax;

/** Reads scalars without quotes. They may go on over lines, which are folded into blanks. */
final class PlainScanner {

  private final Cursor cursor;
  private int end;
  private boolean onLaterLine;

  PlainScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Where the scalar that was read last ends; the cursor stands behind the blanks after it. */
  int end() {
    return end;
  }

  /** Whether the cursor went on to a later line without finding more of the scalar there. */
  boolean isOnLaterLine() {
    return onLaterLine;
  }

  /**
   * Reads the scalar that begins here.
   *
   * @param indent least column of its further lines in the block context
   * @param inFlow whether it stands between brackets, where more characters end it
   */
  String read(int indent, boolean inFlow) {
    StringBuilder text = null;
    StringBuilder breaks = null;
    int start = cursor.position();
    int from = start;
    end = from;
    onLaterLine = false;
    while (!cursor.isAtDocumentMarker() && cursor.peek() != '#') {
      int wordEnd = cursor.plainWordEnd(inFlow);
      if (wordEnd > cursor.position()) {
        if (onLaterLine) {
          fold(breaks, text);
          breaks.setLength(0);
          from = cursor.position();
          onLaterLine = false;
        }
        cursor.moveTo(wordEnd);
        end = wordEnd;
      }
      char next = cursor.peek();
      if (!Cursor.isBlank(next) && !Cursor.isBreak(next)) {
        break;
      }
      while (true) {
        if (Cursor.isBlank(next)) {
          if (next == '\t' && onLaterLine && cursor.column() < indent) {
            cursor.fail(SyntaxMessages.tab(cursor));
          }
          cursor.skip(1);
        } else if (Cursor.isBreak(next)) {
          if (!onLaterLine) {
            text = text == null ? new StringBuilder() : text;
            breaks = breaks == null ? new StringBuilder() : breaks;
            text.append(cursor.slice(from, end));
            onLaterLine = true;
          }
          breaks.append(cursor.readBreak());
        } else {
          break;
        }
        next = cursor.peek();
      }
      if (!inFlow && cursor.column() < indent) {
        break;
      }
    }
    cursor.last().endPlain(start, cursor.position());
    if (text == null) {
      return cursor.word(from, end);
    }
    return onLaterLine ? text.toString() : text.append(cursor.slice(from, end)).toString();
  }

  /** Joins two lines: one line feed becomes a blank, further ones are kept. */
  static void fold(StringBuilder breaks, StringBuilder text) {
    if (breaks.length() > 0 && breaks.charAt(0) == '\n') {
      if (breaks.length() == 1) {
        text.append(' ');
      } else {
        text.append(breaks, 1, breaks.length());
      }
    } else {
      text.append(breaks);
    }
  }
}
