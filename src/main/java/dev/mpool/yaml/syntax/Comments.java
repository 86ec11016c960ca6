package dev.mpool.yaml.syntax;

import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Passes over comments and keeps the places of those that speak to mpool. */
final class Comments {

  private static final String MARK = "mpool";

  private final String text;
  private final List<Span> found = new ArrayList<>();

  Comments(String text) {
    this.text = text;
  }

  /** Moves the cursor from a {@code #} to the end of its line. */
  void skip(Cursor cursor) {
    int start = cursor.position();
    int end = cursor.lineEnd(start);
    cursor.moveTo(end);
    if (hasMark(start, end)) {
      found.add(new Span(start, end));
    }
  }

  private boolean hasMark(int start, int end) {
    for (int at = start + 1; at + MARK.length() <= end; at++) {
      if (text.charAt(at) == MARK.charAt(0) && text.startsWith(MARK, at)) {
        return true;
      }
    }
    return false;
  }

  List<Span> found() {
    return found;
  }
}
