package dev.mpool.yaml.syntax;

import dev.mpool.text.Span;

/**
 * A place in the text of one document that moves forwards, and the first problem met on the way.
 * After a problem the cursor stands at the document's end, so that whoever reads on finds nothing
 * more: no reader has to ask after every step.
 *
 * <p>The text has no NUL in it; a NUL stands for the end.
 */
final class Cursor {

  private static final char END = '\0';
  private static final int LONGEST_KNOWN = 20;

  /** Of all files: a thread that finds another's word in a place puts its own there. */
  private static final String[] WORDS = new String[256];

  private final String text;
  private final char[] characters;
  private final LastTexts last = new LastTexts();
  private int end;
  private int position;
  private int lineStart;
  private SyntaxProblem problem;

  /**
   * A cursor for the documents of a text.
   *
   * @param characters those of the text; an array is read faster than a string
   */
  Cursor(String text, char[] characters) {
    this.text = text;
    this.characters = characters;
  }

  /** Stands before the document that begins at one offset and ends before the other. */
  void enter(int documentStart, int documentEnd) {
    position = documentStart;
    lineStart = documentStart;
    end = documentEnd;
    problem = null;
    last.forget();
  }

  int position() {
    return position;
  }

  /** Where the line begins that holds an offset. */
  int lineStart(int offset) {
    int at = Math.min(offset, end);
    while (at > 0 && !isBreak(characters[at - 1])) {
      at--;
    }
    return at;
  }

  /** How many characters stand before an offset on its line. */
  int column(int offset) {
    return offset - lineStart(offset);
  }

  /** How many characters stand before this one on its line. */
  int column() {
    return position - lineStart;
  }

  /** Where the line begins, which also tells one line from another. */
  int lineStart() {
    return lineStart;
  }

  boolean isAtEnd() {
    return position >= end;
  }

  char peek() {
    return position < end ? characters[position] : END;
  }

  /** The character so many places ahead. */
  char peek(int ahead) {
    return charAt(position + ahead);
  }

  /** The character at an offset of the text. */
  char charAt(int offset) {
    return offset < end ? characters[offset] : END;
  }

  /** The text between two offsets, as far as it belongs to the document. */
  String slice(int from, int to) {
    return text.substring(Math.min(from, end), Math.min(to, end));
  }

  /** As {@link #slice}, for a key or value: the words of manifests come again and again. */
  String word(int from, int to) {
    int length = to - from;
    if (length == 0 || length > LONGEST_KNOWN || to > end) {
      return slice(from, to);
    }
    char first = characters[from];
    int slot = (31 * (31 * first + characters[to - 1]) + 7 * length) & (WORDS.length - 1);
    String known = WORDS[slot];
    if (known == null || known.length() != length || !text.startsWith(known, from)) {
      known = text.substring(from, to);
      WORDS[slot] = known;
    }
    return known;
  }

  /** How many Unicode characters stand between an offset and the cursor. */
  int countCharacters(int from) {
    return Character.codePointCount(characters, from, position - from);
  }

  /** Offset behind the last character before the cursor that is neither blank nor break. */
  int lastTextBefore(int from) {
    int at = Math.min(position, end);
    while (at > from + 1 && isBlankOrEnd(characters[at - 1])) {
      at--;
    }
    return at;
  }

  /** Where the line that holds an offset ends, without its break. */
  int lineEnd(int offset) {
    int at = offset;
    while (at < end && !isBreak(characters[at])) {
      at++;
    }
    return at;
  }

  /** Where the word of a plain scalar ends that begins here; the innermost loop of all reading. */
  int plainWordEnd(boolean inFlow) {
    int at = position;
    while (at < end) {
      char c = characters[at];
      if (c >= 'a' && c <= 'z') {
        at++;
        continue;
      }
      if (isBlankOrEnd(c)
          || c == ':' && isBlankOrEnd(charAt(at + 1))
          || inFlow && isFlowIndicator(c)) {
        break;
      }
      at++;
    }
    return at;
  }

  private static boolean isFlowIndicator(char c) {
    return c == ',' || c == '?' || c == '[' || c == ']' || c == '{' || c == '}';
  }

  /** Where the text of the line that holds an offset begins, behind its indentation. */
  int textStartOfLine(int offset) {
    int at = lineStart(offset);
    while (isBlank(charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the text of the line that holds an offset ends, without blanks behind it. */
  int textEndOfLine(int offset) {
    int at = lineEnd(offset);
    while (at > offset + 1 && isBlank(characters[at - 1])) {
      at--;
    }
    return at;
  }

  /** Moves on within the line. */
  void skip(int count) {
    position = Math.min(end, position + count);
  }

  /** Moves to a later place on the same line. */
  void moveTo(int offset) {
    position = Math.min(end, offset);
  }

  void skipSpaces() {
    while (position < end && characters[position] == ' ') {
      position++;
    }
  }

  /** Moves behind the line break that stands here; CR LF is one. */
  void skipBreak() {
    skip(peek() == '\r' && peek(1) == '\n' ? 2 : 1);
    lineStart = position;
  }

  /** Moves behind the line break, and tells what it means: LF, or a separator as it is. */
  char readBreak() {
    char c = peek();
    skipBreak();
    return c == '\r' || c == '\u0085' ? '\n' : c;
  }

  void skipBlanks() {
    while (isBlank(peek())) {
      skip(1);
    }
  }

  /** Whether a line begins here with {@code ---} or {@code ...} and nothing else in that word. */
  boolean isAtDocumentMarker() {
    if (position != lineStart || !isBlankOrEnd(peek(3))) {
      return false;
    }
    char c = peek();
    return (c == '-' || c == '.') && peek(1) == c && peek(2) == c;
  }

  /** The texts that end before the cursor. */
  LastTexts last() {
    return last;
  }

  /** Tells the first problem of the document; later ones follow from it and are not told. */
  void fail(SyntaxProblem found) {
    if (problem == null) {
      problem = last.cause(found, this);
    }
    position = end;
    lineStart = end;
  }

  void fail(int from, int to, String message) {
    fail(SyntaxProblem.of(new Span(from, Math.min(end, to)), message));
  }

  /** The first problem, or null. */
  SyntaxProblem problem() {
    return problem;
  }

  boolean isFailed() {
    return problem != null;
  }

  static boolean isBreak(char c) {
    return c <= '\r'
        ? c == '\n' || c == '\r'
        : c >= '\u0085' && (c == '\u0085' || c == '\u2028' || c == '\u2029');
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Whether a word ends before this character. */
  static boolean isBlankOrEnd(char c) {
    return c <= ' ' || c >= '\u0085' && (c == '\u0085' || c == '\u2028' || c == '\u2029');
  }

  static boolean isBreakOrEnd(char c) {
    return isBreak(c) || c == END;
  }
}
