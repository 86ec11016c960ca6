package dev.mpool.report;

import dev.mpool.credential.Redaction;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The line on which a finding's span begins, as a terminal can show it: credentials hidden, every
 * character visible, cut around the span.
 *
 * @param line what is shown
 * @param indent columns of the terminal before the span
 * @param width columns of the terminal that the span takes on this line, at least 1
 */
record LineExcerpt(String line, int indent, int width) {

  private static final String CUT = "…";
  private static final String TAB = "→   ";

  /** So much of the line before the span is kept if there is not room for everything. */
  private static final int CONTEXT = 60;

  /** The printable characters of ASCII, of which nearly every line consists. */
  private static final Cell[] ASCII = new Cell[0x7f];

  static {
    for (char c = ' '; c < ASCII.length; c++) {
      ASCII[c] = new Cell(Character.toString(c), 1);
    }
  }

  /** One character of the line, or one hidden credential. */
  private record Cell(String shown, int columns) {

    static Cell of(int c) {
      if (c >= ' ' && c < ASCII.length) {
        return ASCII[c];
      }
      if (c == '\t') {
        return new Cell(TAB, TAB.length());
      }
      if (Visible.isDeceptive(c)) {
        String escape = Visible.escape(c);
        return new Cell(escape, escape.length());
      }
      return new Cell(Character.toString(c), Visible.width(c));
    }
  }

  /**
   * Cuts out the line.
   *
   * @param columns how many columns of a terminal it may take, 10 or more
   */
  static LineExcerpt of(Location location, Redaction redaction, int columns) {
    Source source = location.source();
    Span line = source.lineSpan(location.line());
    Window window = new Window(source.text(), line, redaction);
    int start = Math.min(location.span().start(), line.end());
    int end = Math.max(start, Math.min(location.span().end(), line.end()));
    return window.around(start, end, columns);
  }

  /** Looks at no more of a line than can be shown: a line may be a megabyte long. */
  private record Window(String text, Span line, Redaction redaction) {

    LineExcerpt around(int start, int end, int columns) {
      Span masked = start < line.end() ? redaction.hidden(start) : null;
      int from = masked == null ? start : Math.max(masked.start(), line.start());

      Deque<Cell> after = new ArrayDeque<>(columns + 1);
      int spanWidth = 0;
      int afterWidth = 0;
      int right = from;
      while (right < line.end() && afterWidth <= columns) {
        Span hidden = redaction.hidden(right);
        boolean inSpan = right < end;
        Cell cell;
        if (hidden != null) {
          cell = new Cell(Redaction.MASK, 1);
          right = Math.min(hidden.end(), line.end());
        } else {
          int c = text.codePointAt(right);
          cell = Cell.of(c);
          right += Character.charCount(c);
        }
        after.addLast(cell);
        afterWidth += cell.columns();
        spanWidth += inSpan ? cell.columns() : 0;
      }

      int kept = Math.max(Math.min(CONTEXT, columns / 2), columns - afterWidth);
      Deque<Cell> before = new ArrayDeque<>(kept + 1);
      int beforeWidth = 0;
      int left = from;
      while (left > line.start() && beforeWidth <= kept) {
        Span hidden = redaction.hidden(left - 1);
        Cell cell;
        if (hidden != null) {
          cell = new Cell(Redaction.MASK, 1);
          left = Math.max(hidden.start(), line.start());
        } else {
          int c = text.codePointBefore(left);
          cell = Cell.of(c);
          left -= Character.charCount(c);
        }
        before.addFirst(cell);
        beforeWidth += cell.columns();
      }
      boolean whole = left == line.start() && right == line.end();
      if (!whole || beforeWidth + afterWidth > columns) {
        beforeWidth = cutStart(before, beforeWidth, kept, left > line.start());
        afterWidth = cutEnd(after, afterWidth, columns - beforeWidth, right < line.end());
      }
      StringBuilder shown = new StringBuilder();
      before.forEach(cell -> shown.append(cell.shown()));
      after.forEach(cell -> shown.append(cell.shown()));
      int caret = Math.max(1, Math.min(spanWidth, columns - beforeWidth));
      return new LineExcerpt(shown.toString(), beforeWidth, caret);
    }

    private static int cutStart(Deque<Cell> cells, int width, int room, boolean more) {
      if (width <= room && !more) {
        return width;
      }
      int left = width;
      while (!cells.isEmpty() && left > room - 1) {
        left -= cells.removeFirst().columns();
      }
      cells.addFirst(new Cell(CUT, 1));
      return left + 1;
    }

    private static int cutEnd(Deque<Cell> cells, int width, int room, boolean more) {
      if (width <= room && !more) {
        return width;
      }
      int left = width;
      while (!cells.isEmpty() && left > room - 1) {
        left -= cells.removeLast().columns();
      }
      cells.addLast(new Cell(CUT, 1));
      return left + 1;
    }
  }
}
