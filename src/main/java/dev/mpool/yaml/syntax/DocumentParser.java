package dev.mpool.yaml.syntax;

import dev.mpool.yaml.syntax.Token.Kind;
import java.util.Arrays;

/**
 * Puts the tokens of one document together by YAML's grammar, as libyaml does, and hands scalars,
 * aliases, and the ends of mappings and sequences to a {@link TreeBuilder}. It keeps its own stack,
 * so that no nesting can exhaust Java's.
 */
final class DocumentParser {

  private final Cursor cursor;
  private final Scanner scanner;
  private final FlowParser flow;
  private NodeEvents tree;
  private State[] later = new State[16];
  private int laterCount;
  private State state = State.DONE;

  DocumentParser(Cursor cursor, Comments comments) {
    this.cursor = cursor;
    this.scanner = new Scanner(cursor, comments);
    this.flow = new FlowParser(cursor, scanner, this);
  }

  /**
   * Reads the document that begins where the cursor stands, up to the end of its value.
   *
   * @return whether there is a document at all, and not only comments
   */
  boolean parse(NodeEvents target) {
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
      case FIRST_FLOW_ITEM -> flow.item(true);
      case FLOW_ITEM -> flow.item(false);
      case PAIR_KEY -> flow.pairKey();
      case PAIR_VALUE -> flow.pairValue();
      case PAIR_END -> {
        tree.end(0);
        state = State.FLOW_ITEM;
      }
      case FIRST_FLOW_KEY -> flow.key(true);
      case FLOW_KEY -> flow.key(false);
      case FLOW_VALUE -> flow.value();
      case FLOW_NO_VALUE -> flow.noValue();
      case DONE -> throw new IllegalStateException("the document is read");
    }
  }

  /** Goes on with a value, and with the other state behind it. */
  void node(State behind) {
    push(behind);
    node(false, false);
  }

  void goOn(State next) {
    state = next;
  }

  NodeEvents tree() {
    return tree;
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

  /** An absent value. */
  void empty(int at, State next) {
    state = next;
    if (!cursor.isFailed()) {
      tree.scalar(at, at, "", true, null, null);
    }
  }

  void endNode(int end) {
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

  /** Where the first token stands that does not belong to the document any more. */
  int end() {
    return scanner.peek().start();
  }
}
