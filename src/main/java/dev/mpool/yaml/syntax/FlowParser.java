package dev.mpool.yaml.syntax;

import dev.mpool.yaml.syntax.Token.Kind;

/** The part of the grammar that is about what stands in brackets. */
final class FlowParser {

  private final Cursor cursor;
  private final Scanner scanner;
  private final DocumentParser parser;

  FlowParser(Cursor cursor, Scanner scanner, DocumentParser parser) {
    this.cursor = cursor;
    this.scanner = scanner;
    this.parser = parser;
  }

  void item(boolean first) {
    Token token = separated(first, Kind.FLOW_SEQUENCE_END);
    if (token == null) {
      return;
    }
    if (token.kind() == Kind.FLOW_SEQUENCE_END) {
      scanner.take();
      parser.endNode(token.end());
    } else if (token.kind() == Kind.KEY) {
      scanner.take();
      parser.tree().startMapping(token.start(), token.start(), null);
      parser.goOn(State.PAIR_KEY);
    } else {
      parser.node(State.FLOW_ITEM);
    }
  }

  void pairKey() {
    Token token = scanner.peek();
    if (token.kind() == Kind.VALUE
        || token.kind() == Kind.FLOW_ENTRY
        || token.kind() == Kind.FLOW_SEQUENCE_END) {
      // As in libyaml the token is lost here, so that [? : x] is refused.
      scanner.take();
      parser.empty(token.end(), State.PAIR_VALUE);
    } else {
      parser.node(State.PAIR_VALUE);
    }
  }

  void pairValue() {
    Token token = scanner.peek();
    if (token.kind() == Kind.VALUE) {
      scanner.take();
      Kind next = scanner.peek().kind();
      if (next != Kind.FLOW_ENTRY && next != Kind.FLOW_SEQUENCE_END) {
        parser.node(State.PAIR_END);
        return;
      }
    }
    parser.empty(emptyAt(token), State.PAIR_END);
  }

  void key(boolean first) {
    Token token = separated(first, Kind.FLOW_MAPPING_END);
    if (token == null) {
      return;
    }
    if (token.kind() == Kind.FLOW_MAPPING_END) {
      scanner.take();
      parser.endNode(token.end());
    } else if (token.kind() == Kind.KEY) {
      scanner.take();
      Token next = scanner.peek();
      if (next.kind() == Kind.VALUE || endsFlowPair(next.kind())) {
        parser.empty(next.start(), State.FLOW_VALUE);
      } else {
        parser.node(State.FLOW_VALUE);
      }
    } else {
      parser.node(State.FLOW_NO_VALUE);
    }
  }

  void value() {
    Token token = scanner.peek();
    if (token.kind() == Kind.VALUE) {
      scanner.take();
      if (!endsFlowPair(scanner.peek().kind())) {
        parser.node(State.FLOW_KEY);
        return;
      }
    }
    parser.empty(emptyAt(token), State.FLOW_KEY);
  }

  /** A text without a colon is a key with an empty value, if a comma or the bracket follows. */
  void noValue() {
    Token token = scanner.peek();
    if (token.kind().isScalar()) {
      cursor.fail(GrammarMessages.noColon(token, parser.tree().openStart()));
    } else {
      parser.empty(token.start(), State.FLOW_KEY);
    }
  }

  /** An absent value is behind the colon if there is one, else where the next token begins. */
  private static int emptyAt(Token token) {
    return token.kind() == Kind.VALUE ? token.end() : token.start();
  }

  private static boolean endsFlowPair(Kind kind) {
    return kind == Kind.FLOW_ENTRY || kind == Kind.FLOW_MAPPING_END;
  }

  /** The first token of the next item, behind its comma; null if a comma is missing. */
  private Token separated(boolean first, Kind closing) {
    Token token = scanner.peek();
    if (first || token.kind() == closing) {
      return token;
    }
    if (token.kind() != Kind.FLOW_ENTRY) {
      cursor.fail(GrammarMessages.noComma(cursor, token, closing, parser.tree().openStart()));
      return null;
    }
    scanner.take();
    return scanner.peek();
  }
}
