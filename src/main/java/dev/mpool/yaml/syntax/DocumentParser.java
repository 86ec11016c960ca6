package dev.mpool.yaml.syntax;

import dev.mpool.yaml.syntax.Token.Kind;

/**
 * Puts the tokens of one document together by YAML's grammar, as libyaml does, and tells what it
 * finds. It calls itself for what a value holds: whoever is told stops it where that is too deep.
 */
final class DocumentParser {

  private final Cursor cursor;
  private final Scanner scanner;
  private NodeEvents tree;

  DocumentParser(Cursor cursor, Comments comments) {
    this.cursor = cursor;
    this.scanner = new Scanner(cursor, comments);
  }

  /**
   * Reads the document that begins where the cursor stands, up to the end of its value.
   *
   * @return whether there is a document at all, and not only comments
   */
  boolean parse(NodeEvents target) {
    tree = target;
    scanner.restart();
    boolean marked = scanner.peek().kind() == Kind.DOCUMENT_START;
    if (marked) {
      scanner.take();
    }
    Kind first = scanner.peek().kind();
    if (first == Kind.STREAM_END
        || marked && (first == Kind.DOCUMENT_END || first == Kind.DOCUMENT_START)) {
      return false;
    }
    node(true, false);
    return true;
  }

  /** Where the first token stands that does not belong to the document any more. */
  int end() {
    return scanner.peek().start();
  }

  /** Whether nothing of the document is read any more. */
  private boolean isOver() {
    return cursor.isFailed() || tree.isStopped();
  }

  /** A value with its anchor and tag; indentless lists may be the values of keys. */
  private void node(boolean block, boolean indentless) {
    Token token = scanner.peek();
    if (token.kind() == Kind.ALIAS && !cursor.isFailed()) {
      scanner.take();
      tree.alias(token.start(), token.end(), token.value());
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
      }
    }
  }

  /** Reads what stands behind a value's anchor and tag; false if this token begins no value. */
  private boolean content(
      Token token, boolean block, boolean indentless, String anchor, String tag) {
    Kind kind = token.kind();
    boolean begins =
        switch (kind) {
          case BLOCK_ENTRY -> indentless;
          case BLOCK_SEQUENCE_START, BLOCK_MAPPING_START -> block;
          case FLOW_SEQUENCE_START, FLOW_MAPPING_START -> true;
          default -> kind.isScalar();
        };
    if (!begins) {
      return false;
    } else if (kind != Kind.BLOCK_ENTRY) {
      scanner.take();
    }
    switch (kind) {
      case FLOW_SEQUENCE_START -> {
        tree.startSequence(token.start(), token.end(), anchor);
        flowItems();
      }
      case FLOW_MAPPING_START -> {
        tree.startMapping(token.start(), token.end(), anchor);
        flowPairs();
      }
      case BLOCK_SEQUENCE_START, BLOCK_ENTRY -> {
        tree.startSequence(token.start(), token.start(), anchor);
        items(kind == Kind.BLOCK_ENTRY);
      }
      case BLOCK_MAPPING_START -> {
        tree.startMapping(token.start(), token.start(), anchor);
        pairs();
      }
      default -> {
        boolean plain = kind == Kind.PLAIN_SCALAR;
        tree.scalar(token.start(), token.end(), token.value(), plain, tag, anchor);
      }
    }
    return true;
  }

  /** A value, which may be absent. */
  private void part(boolean absent, int at, boolean block, boolean indentless) {
    if (!absent) {
      node(block, indentless);
    } else if (!cursor.isFailed()) {
      tree.scalar(at, at, "", true, null, null);
    }
  }

  /** What follows a key, up to the next one or to what closes the mapping. */
  private void value(Kind closing) {
    Token token = first();
    if (token == null) {
      return;
    }
    boolean absent = token.kind() != Kind.VALUE;
    int at = token.start();
    if (!absent) {
      scanner.take();
      absent = isOver(scanner.peek().kind(), closing);
      at = token.end();
    }
    boolean block = closing == Kind.BLOCK_END;
    part(absent, at, block, block);
  }

  /** Whether the part of a pair that would begin here is over. */
  private static boolean isOver(Kind next, Kind closing) {
    return next == closing
        || (closing == Kind.BLOCK_END
            ? next == Kind.KEY || next == Kind.VALUE
            : next == Kind.FLOW_ENTRY);
  }

  private void items(boolean indentless) {
    while (!isOver()) {
      Token token = scanner.peek();
      if (token.kind() == Kind.BLOCK_ENTRY) {
        scanner.take();
        Kind next = scanner.peek().kind();
        boolean absent =
            next == Kind.BLOCK_ENTRY
                || next == Kind.BLOCK_END
                || indentless && isOver(next, Kind.BLOCK_END);
        part(absent, token.end(), true, false);
      } else if (indentless) {
        tree.end(0);
        return;
      } else if (token.kind() == Kind.BLOCK_END) {
        scanner.take();
        tree.end(0);
        return;
      } else {
        cursor.fail(GrammarMessages.noItem(cursor, token, tree.openStart()));
      }
    }
  }

  private void pairs() {
    while (!isOver()) {
      Token token = scanner.peek();
      if (token.kind() == Kind.KEY) {
        scanner.take();
        part(isOver(scanner.peek().kind(), Kind.BLOCK_END), token.end(), true, true);
        value(Kind.BLOCK_END);
      } else if (token.kind() == Kind.BLOCK_END) {
        scanner.take();
        tree.end(0);
        return;
      } else {
        cursor.fail(GrammarMessages.noKey(cursor, token, tree.openStart()));
      }
    }
  }

  private void flowItems() {
    Token token = first();
    while (token != null && token.kind() != Kind.FLOW_SEQUENCE_END) {
      if (token.kind() == Kind.KEY) {
        scanner.take();
        tree.startMapping(token.start(), token.start(), null);
        flowPair();
      } else {
        node(false, false);
      }
      token = next(Kind.FLOW_SEQUENCE_END);
    }
    endFlow(token);
  }

  /** A mapping of one pair among the items of a list. */
  private void flowPair() {
    Token token = first();
    if (token == null) {
      return;
    }
    boolean absent = token.kind() == Kind.VALUE || isOver(token.kind(), Kind.FLOW_SEQUENCE_END);
    if (absent) {
      // As in libyaml the token is lost here, so that [? : x] is refused.
      scanner.take();
    }
    part(absent, token.end(), false, false);
    value(Kind.FLOW_SEQUENCE_END);
    if (!isOver()) {
      tree.end(0);
    }
  }

  private void flowPairs() {
    Token token = first();
    while (token != null && token.kind() != Kind.FLOW_MAPPING_END) {
      if (token.kind() == Kind.KEY) {
        scanner.take();
        Token key = scanner.peek();
        boolean absent = key.kind() == Kind.VALUE || isOver(key.kind(), Kind.FLOW_MAPPING_END);
        part(absent, key.start(), false, false);
        value(Kind.FLOW_MAPPING_END);
      } else {
        keyAlone();
      }
      token = next(Kind.FLOW_MAPPING_END);
    }
    endFlow(token);
  }

  /** A text without a colon is a key with an empty value, if a comma or the bracket follows. */
  private void keyAlone() {
    node(false, false);
    Token next = first();
    if (next != null && next.kind().isScalar()) {
      cursor.fail(GrammarMessages.noColon(next, tree.openStart()));
    } else if (next != null) {
      part(true, next.start(), false, false);
    }
  }

  /** The token that stands here; null if nothing is read any more. */
  private Token first() {
    return isOver() ? null : scanner.peek();
  }

  /** The first token behind the comma that has to stand here, or the bracket; null if over. */
  private Token next(Kind closing) {
    Token token = first();
    if (token == null || token.kind() == closing) {
      return token;
    } else if (token.kind() != Kind.FLOW_ENTRY) {
      cursor.fail(GrammarMessages.noComma(cursor, token, closing, tree.openStart()));
      return null;
    }
    scanner.take();
    return scanner.peek();
  }

  private void endFlow(Token closing) {
    if (closing != null) {
      scanner.take();
      tree.end(closing.end());
    }
  }
}
