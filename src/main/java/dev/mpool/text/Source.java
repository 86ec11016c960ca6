package dev.mpool.text;

import java.util.Arrays;

/**
 * One input text with the name it is reported under. It knows where its lines begin, so that an
 * offset can be told as line and column; lines end with LF, CRLF or CR.
 */
public final class Source {

  private static final int BLOCK = 256;

  private final String name;
  private final String text;
  private final boolean marked;
  private int[] lineStarts;

  /**
   * How many characters before each block of the text are written as two: it keeps many findings on
   * one huge line cheap. Null if there are none in all of the text.
   */
  private int[] pairsBefore;

  public Source(String name, String text) {
    this(name, text, false);
  }

  /**
   * A text as it was read.
   *
   * @param marked whether a byte order mark stood before it
   */
  Source(String name, String text, boolean marked) {
    this.name = name;
    this.text = text;
    this.marked = marked;
  }

  /** Whether a byte order mark stood before the text, which is not a part of it. */
  public boolean isMarked() {
    return marked;
  }

  /** The name that reports use: the path as the user gave it, or {@code -} for standard input. */
  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /**
   * Line and column of an offset.
   *
   * @param offset UTF-16 offset; one beyond the text counts as the text's end
   */
  public Position position(int offset) {
    int capped = Math.min(offset, text.length());
    int[] starts = lineStarts();
    int found = Arrays.binarySearch(starts, capped);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, column(starts[line], capped));
  }

  private int column(int lineStart, int offset) {
    return offset - lineStart - (pairsBefore(offset) - pairsBefore(lineStart)) + 1;
  }

  /** How many characters that are written as two end before an offset. */
  private int pairsBefore(int offset) {
    if (pairsBefore == null) {
      return 0;
    }
    int block = offset / BLOCK;
    return pairsBefore[block] + pairs(block * BLOCK, offset);
  }

  private int pairs(int from, int to) {
    int pairs = 0;
    for (int i = Math.max(1, from); i < to; i++) {
      if (Character.isLowSurrogate(text.charAt(i))
          && Character.isHighSurrogate(text.charAt(i - 1))) {
        pairs++;
      }
    }
    return pairs;
  }

  public Range range(Span span) {
    return new Range(position(span.start()), position(span.end()));
  }

  /**
   * The text of a line without its line break.
   *
   * @param line from 1
   */
  public String line(int line) {
    Span span = lineSpan(line);
    return text.substring(span.start(), span.end());
  }

  /**
   * Where a line stands, without its line break.
   *
   * @param line from 1
   */
  public Span lineSpan(int line) {
    int[] starts = lineStarts();
    int start = starts[line - 1];
    int end = line < starts.length ? starts[line] : text.length();
    while (end > start && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  /** How many lines the text has; a text that ends with a line break has an empty last line. */
  public int lineCount() {
    return lineStarts().length;
  }

  /** Most texts are never asked for a line: the index is made when a finding first needs it. */
  private synchronized int[] lineStarts() {
    if (lineStarts == null) {
      int[] starts = new int[64];
      int count = 1;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean lineEnds =
            c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
        if (lineEnds) {
          if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
          }
          starts[count++] = i + 1;
        }
      }
      if (text.codePointCount(0, text.length()) < text.length()) {
        pairsBefore = new int[text.length() / BLOCK + 1];
        for (int b = 1; b < pairsBefore.length; b++) {
          pairsBefore[b] = pairsBefore[b - 1] + pairs((b - 1) * BLOCK, b * BLOCK);
        }
      }
      lineStarts = Arrays.copyOf(starts, count);
    }
    return lineStarts;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
