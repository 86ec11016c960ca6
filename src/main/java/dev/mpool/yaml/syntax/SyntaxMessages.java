package dev.mpool.yaml.syntax;

import dev.mpool.text.Excerpt;
import dev.mpool.text.Lookalike;
import dev.mpool.text.Span;

/** What the scanner has to say about text that is not YAML, in the user's terms. */
final class SyntaxMessages {

  /** What to do about dashes that separate no documents. */
  static final String SEPARATOR =
      "Write three dashes at the beginning of the line to begin a new document.";

  private static final String AS_YAML = ", and manifests are read as YAML.";
  private static final String BACKSLASH = "Write \\\\ for a backslash, or use single quotes.";
  private static final String FIRST_KEY = "apiVersion";
  private static final int LONGEST_LINE = 200;
  private static final char WIDE_COLON = '\uFF1A';

  private SyntaxMessages() {}

  /** A character stands here that begins nothing. */
  static SyntaxProblem cannotStart(Cursor cursor) {
    char c = cursor.peek();
    if (c == '\t') {
      return tab(cursor);
    }
    if (LikelySlip.isFence(cursor, cursor.position())) {
      return LikelySlip.fence(cursor, cursor.position());
    }
    return at(cursor, 1, "A value cannot begin with " + c + " unless it is in quotes.");
  }

  static SyntaxProblem tab(Cursor cursor) {
    int length = 1;
    while (cursor.peek(length) == '\t') {
      length++;
    }
    return at(cursor, length, "A tab cannot be used for indentation.").withHint("Use spaces.");
  }

  static SyntaxProblem directive(Cursor cursor) {
    return line(
            cursor,
            cursor.position(),
            "Kubernetes reads this line as a document of its own, and % begins no value.")
        .withHint("Remove the line: Kubernetes always reads YAML 1.1.");
  }

  /** A line stands among keys and has no colon. */
  static SyntaxProblem keyWithoutColon(Cursor cursor, int start) {
    SyntaxProblem problem =
        line(cursor, start, "A key is expected here, but the line has no colon behind a key.");
    String text = cursor.slice(problem.span().start(), problem.span().end());
    if (text.indexOf(':') > 0) {
      return problem.withHint("Write a space behind the colon.");
    } else if (text.indexOf(WIDE_COLON) > 0) {
      return problem.withHint("Write the colon of the keyboard, not U+FF1A.");
    }
    return text.startsWith("--") ? problem.withHint(SEPARATOR) : problem;
  }

  static SyntaxProblem listOnKeysLine(Cursor cursor) {
    return at(cursor, 1, "A list cannot begin here, behind other text on the line.")
        .withHint(
            "Begin the list on a line of its own, or put a value that begins with - in quotes.");
  }

  static SyntaxProblem keyNotAllowed(Cursor cursor) {
    return at(cursor, 1, "A key cannot begin here, behind other text on the line.")
        .withHint("Put a value that begins with ? in quotes.");
  }

  /** A colon follows text that has more characters than a key may have. */
  static SyntaxProblem longKey(Cursor cursor, int start) {
    return SyntaxProblem.of(
        new Span(start, cursor.lastTextBefore(start)),
        "This key is too long: manifests are read as YAML, where a key has at most "
            + SimpleKeys.LONGEST
            + " characters, quotes included.");
  }

  /**
   * A colon follows text that cannot be a key.
   *
   * @param tooLong where a text begins that ends here and is too long for a key, or -1
   */
  static SyntaxProblem colonInValue(Cursor cursor, int tooLong) {
    if (tooLong >= 0 && cursor.textStartOfLine(tooLong) == tooLong) {
      return longKey(cursor, tooLong);
    }
    int key = cursor.position() - FIRST_KEY.length();
    if (cursor.slice(Math.max(0, key), cursor.position()).equals(FIRST_KEY)) {
      return SyntaxProblem.of(
              new Span(key, cursor.position()),
              "A second object begins in the middle of this line.")
          .withHint("Write --- on a line of its own before it.");
    }
    Span glued = colonWithoutBlank(cursor);
    if (glued != null && Lookalike.isInvisible(cursor.charAt(glued.end()))) {
      return LikelySlip.invisible(cursor, glued.end());
    } else if (glued != null) {
      return SyntaxProblem.of(glued, "A blank is missing behind this colon.")
          .withHint("Write the colon, a space, and then the value.");
    }
    int text = cursor.last().plainUpTo(cursor.position());
    if (text >= 0 && isKeyOfEarlierLine(cursor, text)) {
      return keyWithoutColon(cursor, text);
    }
    boolean atEnd = cursor.textEndOfLine(cursor.position()) == cursor.position() + 1;
    if (text >= cursor.lineStart() && atEnd) {
      return at(cursor, 1, "This colon stands behind a value.").withHint("Remove it.");
    }
    return at(cursor, 1, "A mapping cannot begin here: the key before it has a value already.")
        .withHint("Check the indentation, or put a value that contains \": \" in quotes.");
  }

  /**
   * Whether a text that goes on to this line stands where a key would: first on its line, or behind
   * the dash of an item whose next key begins below it. An item may also be a text by itself.
   */
  private static boolean isKeyOfEarlierLine(Cursor cursor, int start) {
    int line = cursor.lineStart(start);
    int text = cursor.textStartOfLine(start);
    boolean item = text < start && cursor.slice(text, start).trim().equals("-");
    int below = cursor.textStartOfLine(cursor.position()) - cursor.lineStart();
    return line < cursor.lineStart() && (text == start || item && below == start - line);
  }

  /**
   * The colon in a line like {@code type:AI} above this one, which YAML takes for a value that goes
   * on; null if there is none.
   */
  private static Span colonWithoutBlank(Cursor cursor) {
    int end = cursor.lineStart();
    while (end > 0 && Cursor.isBlankOrEnd(cursor.charAt(end - 1))) {
      end--;
    }
    int at = end;
    while (at > 0 && end - at < LONGEST_LINE && !Cursor.isBreak(cursor.charAt(at - 1))) {
      at--;
    }
    while (at < end && (Cursor.isBlank(cursor.charAt(at)) || cursor.charAt(at) == '-')) {
      at++;
    }
    int word = at;
    while (at < end && Character.isLetterOrDigit(cursor.charAt(at))) {
      at++;
    }
    boolean glued = at > word && at + 1 < end && cursor.charAt(at) == ':';
    char next = cursor.charAt(at + 1);
    return glued && !Cursor.isBlankOrEnd(next) && next != '/' ? new Span(at, at + 1) : null;
  }

  static SyntaxProblem badName(Cursor cursor, int start, boolean alias) {
    return line(
            cursor,
            start,
            alias
                ? "* begins an alias, and this is no name of an anchor."
                : "& begins an anchor, and this is no name for one.")
        .withHint("Put a value that begins with " + (alias ? "*" : "&") + " in quotes.");
  }

  static SyntaxProblem badTag(Cursor cursor, int start) {
    return line(cursor, start, "! begins a tag, and this is none.")
        .withHint("Put a value that begins with ! in quotes.");
  }

  /**
   * What follows a quoted text of several lines is often text whose quote closed the other.
   *
   * @param problem with what follows
   */
  static SyntaxProblem behindQuote(SyntaxProblem problem, int quote) {
    return SyntaxProblem.of(
            new Span(quote, quote + 1),
            "This quote is closed only further down, where other text follows.")
        .withHint("Close the quote on the line where it begins.")
        .withNote(problem.span(), "this follows behind its end");
  }

  static SyntaxProblem unclosedQuote(Cursor cursor, int start) {
    return SyntaxProblem.of(
        new Span(start, start + 1), "This quote is not closed within the document.");
  }

  static SyntaxProblem unknownEscape(Cursor cursor) {
    char c = cursor.peek(1);
    if (c == '/') {
      return at(cursor, 2, "The escape \\/ is known to JSON, but not to YAML" + AS_YAML)
          .withHint("Write / without a backslash.");
    }
    return at(
            cursor,
            Cursor.isBlankOrEnd(c) ? 1 : 2,
            "Kubernetes knows no escape " + Excerpt.quoted("\\" + (c == '\0' ? "" : c)) + ".")
        .withHint(BACKSLASH);
  }

  static SyntaxProblem badCode(Cursor cursor, int digits) {
    return at(
            cursor, 2, "\\" + cursor.peek(1) + " has to be followed by " + digits + " hex digits.")
        .withHint(BACKSLASH);
  }

  /** An escape of a code that is no character, or in JSON half of one. */
  static SyntaxProblem noCharacter(Cursor cursor, int digits, boolean half) {
    SyntaxProblem problem =
        at(
            cursor,
            2 + digits,
            half
                ? "JSON writes some characters in two escapes, but YAML does not" + AS_YAML
                : "This escape is no Unicode character.");
    return problem.withHint(
        half
            ? "Write the character itself, or outside of JSON \\U and its code in 8 digits."
            : "Write the character itself, or \\U and its code in 8 digits.");
  }

  static SyntaxProblem badBlockHeader(Cursor cursor, int start) {
    return line(
            cursor,
            start,
            "Behind | and > only a digit from 1 to 9, + or - and a comment can stand.")
        .withHint("Begin the text on the next line, or put it in quotes.");
  }

  private static SyntaxProblem at(Cursor cursor, int length, String message) {
    int start = cursor.position();
    return SyntaxProblem.of(new Span(start, start + length), message);
  }

  /** A problem with all that stands on a line from an offset on. */
  private static SyntaxProblem line(Cursor cursor, int start, String message) {
    return SyntaxProblem.of(new Span(start, cursor.textEndOfLine(start)), message);
  }
}
