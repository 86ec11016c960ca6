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
  static SyntaxProblem noItem(Token token, int listStart) {
    return at(token, "The next item of the list is expected here: - and its value.")
        .withHint("Check the indentation.")
        .within(new Span(listStart, listStart + 1));
  }

  /** A mapping goes on with something that is no key. */
  static SyntaxProblem noKey(Cursor cursor, Token token, int mappingStart) {
    Span mapping = new Span(mappingStart, mappingStart + 1);
    if (token.kind() == Kind.BLOCK_ENTRY) {
      return at(token, "A list item stands here among the keys of a mapping.")
          .withHint("Check the indentation of the list.")
          .within(mapping);
    }
    return at(token, "The next key of the mapping is expected here, not " + name(token) + ".")
        .withHint("Check the indentation: keys of one mapping begin in the same column.")
        .within(mapping);
  }

  /** A flow list or mapping goes on without a comma. */
  static SyntaxProblem noComma(Token token, Kind closing, int opener) {
    Span bracket = new Span(opener, opener + 1);
    String end = closing.label();
    String begin = end.equals("]") ? "[" : "{";
    if (token.kind() == Kind.STREAM_END || token.kind() == Kind.DOCUMENT_END) {
      return SyntaxProblem.of(bracket, "This " + begin + " has no " + end + ".");
    }
    return at(token, "A comma or " + end + " is expected here, not " + name(token) + ".")
        .within(bracket);
  }

  private static String name(Token token) {
    return token.kind().label();
  }

  private static SyntaxProblem at(Token token, String message) {
    return SyntaxProblem.of(new Span(token.start(), token.end()), message);
  }
}
