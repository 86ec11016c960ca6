package dev.mpool.report;

import dev.mpool.credential.Redaction;
import dev.mpool.text.Location;
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

  private static final Cell CUT = new Cell("…", 1);
  private static final Cell MASK = new Cell(Redaction.MASK, 1);
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

  /** One side of the place that is shown: cells in their order, and how far they reach. */
  private static final class Side {

    final Deque<Cell> cells = new ArrayDeque<>();
    int columns;
    int at;

    Side(int at) {
      this.at = at;
    }

    /** Takes the next cell on the right, or on the left; a hidden credential is one cell. */
    Cell grow(String text, Span line, Redaction redaction, boolean right) {
      Span hidden = redaction.hidden(right ? at : at - 1);
      Cell cell = MASK;
      if (hidden != null) {
        at = right ? Math.min(hidden.end(), line.end()) : Math.max(hidden.start(), line.start());
      } else {
        int c = right ? text.codePointAt(at) : text.codePointBefore(at);
        cell = Cell.of(c);
        at += right ? Character.charCount(c) : -Character.charCount(c);
      }
      add(cell, right);
      return cell;
    }

    private void add(Cell cell, boolean right) {
      if (right) {
        cells.addLast(cell);
      } else {
        cells.addFirst(cell);
      }
      columns += cell.columns();
    }

    /** Leaves out what there is no room for, or what stands for more. */
    void cut(int room, boolean more, boolean right) {
      if (columns > room || more) {
        while (!cells.isEmpty() && columns > room - 1) {
          columns -= (right ? cells.removeLast() : cells.removeFirst()).columns();
        }
        add(CUT, right);
      }
    }
  }

  /**
   * Cuts out the line. Looks at no more of it than can be shown: a line may be a megabyte long.
   *
   * @param columns how many columns of a terminal it may take, 10 or more
   */
  static LineExcerpt of(Location location, Redaction redaction, int columns) {
    String text = location.source().text();
    Span line = location.source().lineSpan(location.line());
    int start = Math.min(location.span().start(), line.end());
    int end = Math.max(start, Math.min(location.span().end(), line.end()));
    Span masked = start < line.end() ? redaction.hidden(start) : null;
    int from = masked == null ? start : Math.max(masked.start(), line.start());
    Side after = new Side(from);
    int spanWidth = 0;
    while (after.at < line.end() && after.columns <= columns) {
      boolean inSpan = after.at < end;
      Cell cell = after.grow(text, line, redaction, true);
      spanWidth += inSpan ? cell.columns() : 0;
    }
    int kept = Math.max(Math.min(CONTEXT, columns / 2), columns - after.columns);
    Side before = new Side(from);
    while (before.at > line.start() && before.columns <= kept) {
      before.grow(text, line, redaction, false);
    }
    boolean isWhole = before.at == line.start() && after.at == line.end();
    if (!isWhole || before.columns + after.columns > columns) {
      before.cut(kept, before.at > line.start(), false);
      after.cut(columns - before.columns, after.at < line.end(), true);
    }
    StringBuilder shown = new StringBuilder();
    before.cells.forEach(cell -> shown.append(cell.shown()));
    after.cells.forEach(cell -> shown.append(cell.shown()));
    int caret = Math.max(1, Math.min(spanWidth, columns - before.columns));
    return new LineExcerpt(shown.toString(), before.columns, caret);
  }
}
