package dev.mpool.yaml;

import dev.mpool.text.Span;
import dev.mpool.yaml.Token.Kind;

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
    String message =
        switch (token.kind()) {
          case BLOCK_ENTRY -> "A list item stands here among the keys of a mapping.";
          case BLOCK_MAPPING_START, BLOCK_SEQUENCE_START ->
              "This line is indented like no line above it.";
          default ->
              "The next key of the mapping is expected here, not " + token.kind().label() + ".";
        };
    return rest(cursor, token, message)
        .withHint(
            token.kind() == Kind.BLOCK_ENTRY
                ? "Check the indentation of the list."
                : "Check the indentation: keys of one mapping begin in the same column.")
        .within(new Span(mappingStart, mappingStart + 1));
  }

  /** A flow list or mapping goes on without a comma. */
  static SyntaxProblem noComma(Token token, Kind closing, int opener) {
    Span bracket = new Span(opener, opener + 1);
    String end = closing.label();
    String begin = end.equals("]") ? "[" : "{";
    if (token.kind() == Kind.STREAM_END || token.kind() == Kind.DOCUMENT_END) {
      return SyntaxProblem.of(bracket, "This " + begin + " has no " + end + ".");
    }
    return at(token, "A comma or " + end + " is expected here, not " + token.kind().label() + ".")
        .within(bracket);
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
