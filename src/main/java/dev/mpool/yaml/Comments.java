package dev.mpool.yaml;

import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Passes over the comments of a source and keeps those that speak to mpool. */
final class Comments {

  private static final String MARK = "mpool";

  private final Source source;
  private final boolean wanted;
  private final List<Comment> found = new ArrayList<>();

  Comments(Source source) {
    this.source = source;
    this.wanted = source.text().contains(MARK);
  }

  /** Moves the cursor from a {@code #} to the end of its line. */
  void skip(Cursor cursor) {
    int start = cursor.position();
    int end = cursor.lineEnd(start);
    cursor.moveTo(end);
    if (wanted) {
      String text = cursor.slice(start + 1, end);
      if (text.contains(MARK)) {
        found.add(new Comment(source.position(start).line(), new Span(start, end), text.strip()));
      }
    }
  }

  List<Comment> found() {
    return found;
  }
}
