package dev.mpool.yaml;

import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Passes over the comments of a source and keeps those that speak to mpool. */
final class Comments {

  private static final String MARK = "mpool";

  private final Source source;
  private final List<Comment> found = new ArrayList<>();

  Comments(Source source) {
    this.source = source;
  }

  /** Moves the cursor from a {@code #} to the end of its line. */
  void skip(Cursor cursor) {
    int start = cursor.position();
    int end = cursor.lineEnd(start);
    cursor.moveTo(end);
    if (hasMark(start, end)) {
      String text = cursor.slice(start + 1, end).strip();
      found.add(new Comment(source.position(start).line(), new Span(start, end), text));
    }
  }

  private boolean hasMark(int start, int end) {
    String text = source.text();
    for (int at = start + 1; at + MARK.length() <= end; at++) {
      if (text.charAt(at) == MARK.charAt(0) && text.startsWith(MARK, at)) {
        return true;
      }
    }
    return false;
  }

  List<Comment> found() {
    return found;
  }
}
