package dev.mpool.yaml;

import dev.mpool.yaml.Token.Kind;
import java.util.Arrays;

/**
 * Puts the tokens of one document together by YAML's grammar, as libyaml does, and hands scalars,
 * aliases, and the ends of mappings and sequences to a {@link TreeBuilder}. It keeps its own stack,
 * so that no nesting can exhaust Java's.
 */
final class DocumentParser {

  /** What comes next. */
  private enum State {
    BLOCK_ITEM,
    INDENTLESS_ITEM,
    BLOCK_KEY,
    BLOCK_VALUE,
    FIRST_FLOW_ITEM,
    FLOW_ITEM,
    PAIR_KEY,
    PAIR_VALUE,
    PAIR_END,
    FIRST_FLOW_KEY,
    FLOW_KEY,
    FLOW_VALUE,
    FLOW_NO_VALUE,
    DONE
  }

  private final Cursor cursor;
  private final Scanner scanner;
  private TreeBuilder tree;
  private State[] later = new State[16];
  private int laterCount;
  private State state = State.DONE;

  DocumentParser(Cursor cursor, Comments comments) {
    this.cursor = cursor;
    this.scanner = new Scanner(cursor, comments);
  }

  /**
   * Reads the document that begins where the cursor stands, up to the end of its value.
   *
   * @return whether there is a document at all, and not only comments
   */
  boolean parse(TreeBuilder target) {
    tree = target;
    scanner.restart();
    laterCount = 0;
    boolean marked = scanner.peek().kind() == Kind.DOCUMENT_START;
    if (marked) {
      scanner.take();
    }
    Kind first = scanner.peek().kind();
    if (first == Kind.STREAM_END
        || marked && (first == Kind.DOCUMENT_END || first == Kind.DOCUMENT_START)) {
      return false;
    }
    push(State.DONE);
    node(true, false);
    while (state != State.DONE && !cursor.isFailed() && !tree.isStopped()) {
      step();
    }
    return true;
  }

  private void step() {
    switch (state) {
      case BLOCK_ITEM -> blockItem();
      case INDENTLESS_ITEM -> indentlessItem();
      case BLOCK_KEY -> blockKey();
      case BLOCK_VALUE -> blockValue();
      case FIRST_FLOW_ITEM -> flowItem(true);
      case FLOW_ITEM -> flowItem(false);
      case PAIR_KEY -> pairKey();
      case PAIR_VALUE -> pairValue();
      case PAIR_END -> {
        tree.end(0);
        state = State.FLOW_ITEM;
      }
      case FIRST_FLOW_KEY -> flowKey(true);
      case FLOW_KEY -> flowKey(false);
      case FLOW_VALUE -> flowValue();
      case FLOW_NO_VALUE -> flowNoValue();
      case DONE -> throw new IllegalStateException("the document is read");
    }
  }

  private void push(State next) {
    if (laterCount == later.length) {
      later = Arrays.copyOf(later, laterCount * 2);
    }
    later[laterCount++] = next;
  }

  private void pop() {
    state = later[--laterCount];
  }

  /** A value with its anchor and tag; indentless lists may be the values of keys. */
  private void node(boolean block, boolean indentless) {
    Token token = scanner.peek();
    if (token.kind() == Kind.ALIAS && !cursor.isFailed()) {
      scanner.take();
      tree.alias(token.start(), token.end(), token.value());
      pop();
      return;
    }
    String anchor = null;
    String tag = null;
    int end = -1;
    while (token.kind() == Kind.ANCHOR && anchor == null
        || token.kind() == Kind.TAG && tag == null) {
      if (token.kind() == Kind.ANCHOR) {
        anchor = token.value();
      } else {
        tag = token.value();
        if (tag == null) {
          cursor.fail(GrammarMessages.unknownTag(token));
        }
      }
      end = token.end();
      scanner.take();
      token = scanner.peek();
    }
    if (cursor.isFailed()) {
      // What was read up to the problem may be wrong itself.
      return;
    } else if (!content(token, block, indentless, anchor, tag)) {
      if (end < 0) {
        cursor.fail(GrammarMessages.noValue(token));
      } else {
        tree.scalar(end, end, "", true, tag, anchor);
        pop();
      }
    }
  }

  private boolean content(
      Token token, boolean block, boolean indentless, String anchor, String tag) {
    switch (token.kind()) {
      case PLAIN_SCALAR, QUOTED_SCALAR, BLOCK_SCALAR:
        scanner.take();
        boolean plain = token.kind() == Kind.PLAIN_SCALAR;
        tree.scalar(token.start(), token.end(), token.value(), plain, tag, anchor);
        pop();
        return true;
      case FLOW_SEQUENCE_START:
        scanner.take();
        tree.startSequence(token.start(), token.end(), anchor);
        state = State.FIRST_FLOW_ITEM;
        return true;
      case FLOW_MAPPING_START:
        scanner.take();
        tree.startMapping(token.start(), token.end(), anchor);
        state = State.FIRST_FLOW_KEY;
        return true;
      case BLOCK_ENTRY:
        if (!indentless) {
          return false;
        }
        tree.startSequence(token.start(), token.start(), anchor);
        state = State.INDENTLESS_ITEM;
        return true;
      case BLOCK_SEQUENCE_START:
        if (!block) {
          return false;
        }
        scanner.take();
        tree.startSequence(token.start(), token.start(), anchor);
        state = State.BLOCK_ITEM;
        return true;
      case BLOCK_MAPPING_START:
        if (!block) {
          return false;
        }
        scanner.take();
        tree.startMapping(token.start(), token.start(), anchor);
        state = State.BLOCK_KEY;
        return true;
      default:
        return false;
    }
  }

  private void empty(int at, State next) {
    state = next;
    if (!cursor.isFailed()) {
      tree.scalar(at, at, "", true, null, null);
    }
  }

  private void endNode(int end) {
    tree.end(end);
    pop();
  }

  private void blockItem() {
    Token token = scanner.peek();
    if (token.kind() == Kind.BLOCK_ENTRY) {
      scanner.take();
      Kind next = scanner.peek().kind();
      if (next == Kind.BLOCK_ENTRY || next == Kind.BLOCK_END) {
        empty(token.end(), State.BLOCK_ITEM);
      } else {
        push(State.BLOCK_ITEM);
        node(true, false);
      }
    } else if (token.kind() == Kind.BLOCK_END) {
      scanner.take();
      endNode(0);
    } else {
      cursor.fail(GrammarMessages.noItem(cursor, token, tree.openStart()));
    }
  }

  private void indentlessItem() {
    Token token = scanner.peek();
    if (token.kind() != Kind.BLOCK_ENTRY) {
      endNode(0);
      return;
    }
    scanner.take();
    Kind next = scanner.peek().kind();
    if (next == Kind.BLOCK_ENTRY
        || next == Kind.KEY
        || next == Kind.VALUE
        || next == Kind.BLOCK_END) {
      empty(token.end(), State.INDENTLESS_ITEM);
    } else {
      push(State.INDENTLESS_ITEM);
      node(true, false);
    }
  }

  private void blockKey() {
    Token token = scanner.peek();
    if (token.kind() == Kind.KEY) {
      scanner.take();
      if (isBlockPairPart(scanner.peek().kind())) {
        empty(token.end(), State.BLOCK_VALUE);
      } else {
        push(State.BLOCK_VALUE);
        node(true, true);
      }
    } else if (token.kind() == Kind.BLOCK_END) {
      scanner.take();
      endNode(0);
    } else {
      cursor.fail(GrammarMessages.noKey(cursor, token, tree.openStart()));
    }
  }

  private void blockValue() {
    Token token = scanner.peek();
    if (token.kind() != Kind.VALUE) {
      empty(token.start(), State.BLOCK_KEY);
      return;
    }
    scanner.take();
    if (isBlockPairPart(scanner.peek().kind())) {
      empty(token.end(), State.BLOCK_KEY);
    } else {
      push(State.BLOCK_KEY);
      node(true, true);
    }
  }

  private static boolean isBlockPairPart(Kind kind) {
    return kind == Kind.KEY || kind == Kind.VALUE || kind == Kind.BLOCK_END;
  }

  private void flowItem(boolean first) {
    Token token = separated(first, Kind.FLOW_SEQUENCE_END);
    if (token == null) {
      return;
    }
    if (token.kind() == Kind.FLOW_SEQUENCE_END) {
      scanner.take();
      endNode(token.end());
    } else if (token.kind() == Kind.KEY) {
      scanner.take();
      tree.startMapping(token.start(), token.start(), null);
      state = State.PAIR_KEY;
    } else {
      push(State.FLOW_ITEM);
      node(false, false);
    }
  }

  private void pairKey() {
    Token token = scanner.peek();
    if (token.kind() == Kind.VALUE
        || token.kind() == Kind.FLOW_ENTRY
        || token.kind() == Kind.FLOW_SEQUENCE_END) {
      // As in libyaml the token is lost here, so that [? : x] is refused.
      scanner.take();
      empty(token.end(), State.PAIR_VALUE);
    } else {
      push(State.PAIR_VALUE);
      node(false, false);
    }
  }

  private void pairValue() {
    Token token = scanner.peek();
    if (token.kind() == Kind.VALUE) {
      scanner.take();
      Kind next = scanner.peek().kind();
      if (next != Kind.FLOW_ENTRY && next != Kind.FLOW_SEQUENCE_END) {
        push(State.PAIR_END);
        node(false, false);
        return;
      }
    }
    empty(emptyAt(token), State.PAIR_END);
  }

  private void flowKey(boolean first) {
    Token token = separated(first, Kind.FLOW_MAPPING_END);
    if (token == null) {
      return;
    }
    if (token.kind() == Kind.FLOW_MAPPING_END) {
      scanner.take();
      endNode(token.end());
    } else if (token.kind() == Kind.KEY) {
      scanner.take();
      Token next = scanner.peek();
      if (next.kind() == Kind.VALUE || endsFlowPair(next.kind())) {
        empty(next.start(), State.FLOW_VALUE);
      } else {
        push(State.FLOW_VALUE);
        node(false, false);
      }
    } else {
      push(State.FLOW_NO_VALUE);
      node(false, false);
    }
  }

  private void flowValue() {
    Token token = scanner.peek();
    if (token.kind() == Kind.VALUE) {
      scanner.take();
      if (!endsFlowPair(scanner.peek().kind())) {
        push(State.FLOW_KEY);
        node(false, false);
        return;
      }
    }
    empty(emptyAt(token), State.FLOW_KEY);
  }

  /** A text without a colon is a key with an empty value, if a comma or the bracket follows. */
  private void flowNoValue() {
    Token token = scanner.peek();
    if (token.kind().isScalar()) {
      cursor.fail(GrammarMessages.noColon(token, tree.openStart()));
    } else {
      empty(token.start(), State.FLOW_KEY);
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
      cursor.fail(GrammarMessages.noComma(cursor, token, closing, tree.openStart()));
      return null;
    }
    scanner.take();
    return scanner.peek();
  }

  /** Where the first token stands that does not belong to the document any more. */
  int end() {
    return scanner.peek().start();
  }
}
