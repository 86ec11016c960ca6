package dev.mpool.yaml.syntax;

import dev.mpool.text.Span;
import dev.mpool.yaml.syntax.Token.Kind;

/** What the parser has to say about tokens that do not fit together, in the user's terms. */
final class GrammarMessages {

  private GrammarMessages() {}

  /** A value is due, and this token begins none. */
  static SyntaxProblem noValue(Token token) {
    return at(token, "A value is expected here, not " + token.kind().label() + ".");
  }

  /** A tag has a prefix that was never declared. */
  static SyntaxProblem unknownTag(Token token) {
    return at(token, "The prefix of this tag is not known; Kubernetes knows only ! and !!.");
  }

  /** A list goes on with something that is no item. */
  static SyntaxProblem noItem(Cursor cursor, Token token, int listStart) {
    SyntaxProblem slip = LikelySlip.between(cursor, token.start(), token.start());
    if (slip != null) {
      return slip;
    }
    String message =
        token.kind() == Kind.KEY
            ? "A key stands here among the items of a list."
            : "The next item of the list is expected here: - and its value.";
    return rest(cursor, token, message)
        .withHint("Check the indentation.")
        .within(new Span(listStart, listStart + 1));
  }

  /** A mapping goes on with something that is no key. */
  static SyntaxProblem noKey(Cursor cursor, Token token, int mappingStart) {
    SyntaxProblem slip = LikelySlip.gluedDash(cursor, mappingStart);
    if (slip == null) {
      slip = LikelySlip.between(cursor, mappingStart, mappingStart);
    }
    if (slip != null) {
      return slip;
    }
    if (token.kind().isScalar() && isBehindQuote(cursor, token.start())) {
      return at(token, "This stands behind the closing quote of a value.")
          .withHint("Put all of the value in quotes, and double a quote inside single quotes.");
    }
    if (token.kind() == Kind.BLOCK_MAPPING_START || token.kind() == Kind.BLOCK_SEQUENCE_START) {
      return Indentation.between(cursor, token.start(), mappingStart);
    }
    String message =
        token.kind() == Kind.BLOCK_ENTRY
            ? "A list item stands here among the keys of a mapping."
            : "The next key of the mapping is expected here, not " + token.kind().label() + ".";
    String hint =
        token.kind() == Kind.BLOCK_ENTRY
            ? "Check the indentation of the list."
            : "Check the indentation: keys of one mapping begin in the same column.";
    return rest(cursor, token, message)
        .withHint(
            cursor.charAt(token.start()) == '-' && token.kind().isScalar()
                ? SyntaxMessages.SEPARATOR
                : hint)
        .within(new Span(mappingStart, mappingStart + 1));
  }

  /** In a flow mapping, one text follows the other. */
  static SyntaxProblem noColon(Token token, int opener) {
    return at(
            token,
            "A colon or comma is expected before this, which is " + token.kind().label() + ".")
        .within(new Span(opener, opener + 1));
  }

  /** A flow list or mapping goes on without a comma. */
  static SyntaxProblem noComma(Cursor cursor, Token token, Kind closing, int opener) {
    Span bracket = new Span(opener, opener + 1);
    String end = closing.label();
    String begin = end.equals("]") ? "[" : "{";
    if (token.kind() == Kind.STREAM_END || token.kind() == Kind.DOCUMENT_END) {
      return SyntaxProblem.of(bracket, "This " + begin + " has no " + end + ".");
    } else if (token.kind() == Kind.VALUE && !isClosed(cursor, opener)) {
      return SyntaxProblem.of(bracket, "This " + begin + " has no " + end + " before the next key.")
          .withNote(new Span(token.start(), token.end()), "the next key");
    }
    SyntaxProblem slip = LikelySlip.between(cursor, token.start(), token.start());
    if (slip != null && slip.span().start() == token.start()) {
      return slip;
    }
    SyntaxProblem problem =
        at(token, "A comma or " + end + " is expected here, not " + token.kind().label() + ".")
            .within(bracket);
    int line = cursor.lineStart(token.start());
    int text = cursor.last().plainUpTo(token.start());
    boolean goesOn = token.kind() == Kind.VALUE && text >= 0 && text < line;
    boolean firstOfLine =
        token.kind().isScalar() && cursor.textStartOfLine(token.start()) == token.start();
    return goesOn || firstOfLine
        ? problem.withHint("Write a comma at the end of the line above.")
        : problem;
  }

  private static boolean isBehindQuote(Cursor cursor, int at) {
    int before = at - 1;
    while (before > 0 && Cursor.isBlank(cursor.charAt(before))) {
      before--;
    }
    return before > 0 && (cursor.charAt(before) == '"' || cursor.charAt(before) == '\'');
  }

  /** Whether the bracket is closed anywhere in the document, so that something else is wrong. */
  private static boolean isClosed(Cursor cursor, int opener) {
    int depth = 0;
    char quote = '\0';
    for (int at = opener; cursor.charAt(at) != '\0'; at++) {
      char c = cursor.charAt(at);
      if (quote != '\0') {
        quote = c == quote || Cursor.isBreak(c) ? '\0' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if ((c == ']' || c == '}') && --depth == 0) {
        return true;
      }
    }
    return false;
  }

  private static SyntaxProblem at(Token token, String message) {
    return SyntaxProblem.of(new Span(token.start(), token.end()), message);
  }

  /** A problem with a token; with the rest of its line if the token itself has no characters. */
  private static SyntaxProblem rest(Cursor cursor, Token token, String message) {
    int end = token.end() > token.start() ? token.end() : cursor.textEndOfLine(token.start());
    return SyntaxProblem.of(new Span(token.start(), end), message);
  }
}
