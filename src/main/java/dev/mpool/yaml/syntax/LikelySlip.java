package dev.mpool.yaml.syntax;

import dev.mpool.text.Lookalike;
import dev.mpool.text.Span;

/**
 * Slips of the hand that YAML takes for the beginning of a value, so that it finds fault only
 * further down. They are looked for once a document is refused, and only in the lines of the value
 * that goes wrong.
 */
final class LikelySlip {

  private LikelySlip() {}

  /** The first slip on the lines from the one of an offset to the one of another; null if none. */
  static SyntaxProblem between(Cursor cursor, int from, int to) {
    int line = cursor.lineStart(from);
    while (line <= to) {
      SyntaxProblem slip = on(cursor, line);
      if (slip != null) {
        return slip;
      }
      int next = cursor.lineEnd(line) + 1;
      if (next <= line || cursor.charAt(next - 1) == '\0') {
        return null;
      }
      line = next;
    }
    return null;
  }

  private static SyntaxProblem on(Cursor cursor, int lineStart) {
    int at = lineStart;
    while (Cursor.isBlank(cursor.charAt(at)) || isItem(cursor, at)) {
      at++;
    }
    char first = cursor.charAt(at);
    if (Lookalike.isInvisible(first)) {
      return invisible(cursor, at);
    } else if (first == '-' && Lookalike.isInvisible(cursor.charAt(at + 1))) {
      return invisible(cursor, at + 1);
    } else if (Lookalike.isDash(first)) {
      return SyntaxProblem.of(
          new Span(at, at + 1),
          "A list item begins with -, and this is " + Lookalike.name(first) + ".");
    } else if (isFence(cursor, at)) {
      return fence(cursor, at);
    }
    int comment = comment(cursor, at);
    return comment < 0 ? null : comment(new Span(comment, cursor.textEndOfLine(comment)));
  }

  private static boolean isItem(Cursor cursor, int at) {
    return cursor.charAt(at) == '-' && Cursor.isBlank(cursor.charAt(at + 1));
  }

  /** A key that begins with the dash of a list, as in {@code -pool:}; null if it does not. */
  static SyntaxProblem gluedDash(Cursor cursor, int at) {
    return cursor.charAt(at) == '-' && Character.isLetter(cursor.charAt(at + 1))
        ? SyntaxProblem.of(new Span(at, at + 1), "A blank is missing behind this dash.")
            .withHint("Write the dash, a space, and then the item.")
        : null;
  }

  /** A blank that is none, with those beside it. */
  static SyntaxProblem invisible(Cursor cursor, int at) {
    int end = at + 1;
    while (Lookalike.isInvisible(cursor.charAt(end))) {
      end++;
    }
    return SyntaxProblem.of(
            new Span(at, end),
            "This is " + Lookalike.name(cursor.charAt(at)) + ", which is no blank in YAML.")
        .withHint("Write usual spaces.");
  }

  static boolean isFence(Cursor cursor, int at) {
    return cursor.charAt(at) == '`' && cursor.charAt(at + 1) == '`' && cursor.charAt(at + 2) == '`';
  }

  static SyntaxProblem fence(Cursor cursor, int at) {
    return SyntaxProblem.of(
            new Span(at, cursor.textEndOfLine(at)),
            "This line is Markdown around the manifest, not a part of it.")
        .withHint("Remove the lines with ```.");
  }

  /**
   * Where a comment in the manner of JavaScript begins, or -1: at the beginning of a line, or
   * behind what ends a value in JSON. Behind other words, two slashes may be part of a text.
   */
  private static int comment(Cursor cursor, int from) {
    boolean quoted = false;
    char before = ',';
    int end = cursor.lineEnd(from);
    for (int at = from; at < end; at++) {
      char c = cursor.charAt(at);
      char next = cursor.charAt(at + 1);
      boolean begins = c == '/' && (next == '/' || next == '*');
      if (begins && !quoted && ",{[]}\"".indexOf(before) >= 0) {
        return at;
      }
      quoted ^= c == '"';
      before = Cursor.isBlank(c) ? before : c;
    }
    return -1;
  }

  private static SyntaxProblem comment(Span span) {
    return SyntaxProblem.of(span, "This is no comment for Kubernetes: comments begin with #.")
        .withHint("Remove it, or write # instead.");
  }
}
