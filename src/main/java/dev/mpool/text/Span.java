package dev.mpool.text;

/**
 * A half-open range of UTF-16 offsets in a {@link Source}. Offsets keep spans small and exact;
 * lines and columns are worked out only when a span is reported.
 *
 * @param start offset of the first character, from 0
 * @param end offset behind the last character, never below {@code start}
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** The empty span at an offset: a place between two characters. */
  public static Span at(int offset) {
    return new Span(offset, offset);
  }
}
