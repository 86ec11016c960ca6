package dev.mpool.yaml.syntax;

import dev.mpool.text.Span;
import java.util.List;

/**
 * YAML's scanner and grammar, as libyaml has them in go-yaml v2, and the only door of this room: it
 * takes the text of one document and tells what stands in it, or the first problem.
 */
public final class YamlSyntax {

  /** What a tag begins with that is written with two exclamation marks. */
  public static final String TAG_PREFIX = "tag:yaml.org,2002:";

  private final Cursor cursor;
  private final Comments comments;
  private final DocumentParser parser;

  /**
   * The syntax of a text with several documents.
   *
   * @param characters those of the text; an array is read faster than a string
   */
  public YamlSyntax(String text, char[] characters) {
    this.cursor = new Cursor(text, characters);
    this.comments = new Comments(text);
    this.parser = new DocumentParser(cursor, comments);
  }

  /**
   * Reads the document between two offsets, up to the end of its value.
   *
   * @return whether there is a document at all, and not only comments
   */
  public boolean read(int start, int end, NodeEvents target) {
    cursor.enter(start, end);
    return parser.parse(target);
  }

  /** The first problem of the document that was read last, or null. */
  public SyntaxProblem problem() {
    return cursor.problem();
  }

  /** Where the first thing stands that does not belong to the document any more. */
  public int end() {
    return parser.end();
  }

  /** Reads a comment that stands outside of all documents. */
  public void readComment(int start, int end) {
    cursor.enter(start, end);
    comments.skip(cursor);
  }

  /** The comments that contain {@code mpool}, from their {@code #} on. */
  public List<Span> comments() {
    return comments.found();
  }

  /** How many characters stand before an offset on its line. */
  public int column(int offset) {
    return cursor.column(offset);
  }

  public static boolean isBreak(char c) {
    return Cursor.isBreak(c);
  }

  /** Whether a word ends before this character. */
  public static boolean isBlankOrEnd(char c) {
    return Cursor.isBlankOrEnd(c);
  }
}
