package dev.mpool.yaml.syntax;

import dev.mpool.yaml.syntax.Token.Kind;

/**
 * Divides a document into tokens by the rules of libyaml as go-yaml v2 has them, which is what
 * kubectl and the API server read with: for example where a tab may stand, and what ends a key.
 * Other YAML libraries differ in such places, and a verdict of theirs would not be the server's.
 */
final class Scanner {

  private final Cursor cursor;
  private final Comments comments;
  private final TokenQueue tokens = new TokenQueue();
  private final SimpleKeys keys;
  private final PropertyScanner properties;
  private final PlainScanner plainScalars;
  private final QuotedScanner quotedScalars;
  private final BlockScanner blockScalars;
  private final BlockColumns blocks = new BlockColumns();
  private int flowLevel;
  private boolean keyAllowed = true;
  private boolean ended;

  Scanner(Cursor cursor, Comments comments) {
    this.cursor = cursor;
    this.comments = comments;
    this.keys = new SimpleKeys(cursor);
    this.properties = new PropertyScanner(cursor);
    this.plainScalars = new PlainScanner(cursor);
    this.quotedScalars = new QuotedScanner(cursor);
    this.blockScalars = new BlockScanner(cursor, comments);
  }

  /** Starts over where the cursor stands, at the beginning of a document. */
  void restart() {
    tokens.clear();
    keys.clear();
    blocks.clear();
    flowLevel = 0;
    keyAllowed = true;
    ended = false;
  }

  /** The next token; behind the last one there is always {@link Kind#STREAM_END}. */
  Token peek() {
    while (needsMore()) {
      fetch();
    }
    return tokens.first();
  }

  /** Takes the token that was peeked at. */
  void take() {
    if (tokens.first().kind() != Kind.STREAM_END) {
      tokens.take();
    }
  }

  private boolean needsMore() {
    if (tokens.isEmpty()) {
      return true;
    }
    int keyLevel = tokens.first().keyLevel();
    return !ended && keyLevel >= 0 && keys.mayBegin(keyLevel, tokens.firstNumber());
  }

  private void fetch() {
    skipToToken();
    closeBlocks(cursor.column());
    if (cursor.isAtEnd()) {
      end();
      return;
    }
    char c = cursor.peek();
    if (cursor.column() == 0 && (c == '%' || cursor.isAtDocumentMarker())) {
      marker(c);
      return;
    }
    switch (c) {
      case '[' -> openFlow(Kind.FLOW_SEQUENCE_START);
      case '{' -> openFlow(Kind.FLOW_MAPPING_START);
      case ']' -> closeFlow(Kind.FLOW_SEQUENCE_END);
      case '}' -> closeFlow(Kind.FLOW_MAPPING_END);
      case ',' -> flowEntry();
      case '-' -> {
        if (Cursor.isBlankOrEnd(cursor.peek(1))) {
          blockEntry();
        } else {
          plain();
        }
      }
      case '?' -> {
        if (flowLevel > 0 || Cursor.isBlankOrEnd(cursor.peek(1))) {
          key();
        } else {
          plain();
        }
      }
      case ':' -> {
        if (flowLevel > 0 || Cursor.isBlankOrEnd(cursor.peek(1))) {
          value();
        } else {
          plain();
        }
      }
      case '*' -> property(Kind.ALIAS);
      case '&' -> property(Kind.ANCHOR);
      case '!' -> property(Kind.TAG);
      case '\'', '"' -> quoted();
      case '|', '>' -> {
        if (flowLevel == 0) {
          block();
        } else {
          cursor.fail(SyntaxMessages.cannotStart(cursor));
        }
      }
      case '\t', '#', '%', '@', '`' -> cursor.fail(SyntaxMessages.cannotStart(cursor));
      default -> plain();
    }
  }

  /** Passes blanks, comments and line breaks. A tab may stand where no block could begin. */
  private void skipToToken() {
    while (true) {
      cursor.skipSpaces();
      while (cursor.peek() == '\t' && (flowLevel > 0 || !keyAllowed)) {
        cursor.skip(1);
        cursor.skipSpaces();
      }
      if (cursor.peek() == '#') {
        comments.skip(cursor);
      }
      if (!Cursor.isBreak(cursor.peek())) {
        return;
      }
      cursor.skipBreak();
      if (flowLevel == 0) {
        keyAllowed = true;
      }
    }
  }

  private void end() {
    closeBlocks(-1);
    keys.drop();
    keyAllowed = false;
    ended = true;
    add(Kind.STREAM_END, 0);
  }

  private void marker(char c) {
    if (c == '%' && tokens.nextNumber() > 0) {
      // It belongs to another document, which nobody reads.
      end();
      return;
    }
    closeBlocks(-1);
    keys.drop();
    keyAllowed = false;
    if (c == '%') {
      cursor.fail(SyntaxMessages.directive(cursor));
    } else {
      add(c == '-' ? Kind.DOCUMENT_START : Kind.DOCUMENT_END, 3);
    }
  }

  private void openFlow(Kind kind) {
    int keyLevel = beginKey();
    keys.enterFlow();
    flowLevel++;
    keyAllowed = true;
    int start = cursor.position();
    cursor.skip(1);
    tokens.add(new Token(kind, start, cursor.position(), null, keyLevel));
  }

  private void closeFlow(Kind kind) {
    keys.drop();
    if (flowLevel > 0) {
      flowLevel--;
      keys.leaveFlow();
    }
    keyAllowed = false;
    add(kind, 1);
  }

  private void flowEntry() {
    keys.drop();
    keyAllowed = true;
    add(Kind.FLOW_ENTRY, 1);
  }

  private void blockEntry() {
    // In the flow context it is wrong too, but the parser knows better what to say about it.
    if (flowLevel == 0) {
      if (!keyAllowed) {
        cursor.fail(SyntaxMessages.listOnKeysLine(cursor));
      }
      openBlock(cursor.column(), tokens.nextNumber(), Kind.BLOCK_SEQUENCE_START);
    }
    keys.drop();
    keyAllowed = true;
    add(Kind.BLOCK_ENTRY, 1);
  }

  private void key() {
    if (flowLevel == 0) {
      if (!keyAllowed) {
        cursor.fail(SyntaxMessages.keyNotAllowed(cursor));
      }
      openBlock(cursor.column(), tokens.nextNumber(), Kind.BLOCK_MAPPING_START);
    }
    keys.drop();
    keyAllowed = flowLevel == 0;
    add(Kind.KEY, 1);
  }

  private void value() {
    if (keys.isOpen()) {
      int start = keys.start();
      tokens.insert(keys.number(), Token.mark(Kind.KEY, start, start));
      openBlock(keys.column(), keys.number(), Kind.BLOCK_MAPPING_START);
      keys.close();
      keyAllowed = false;
    } else {
      if (flowLevel == 0) {
        if (!keyAllowed) {
          cursor.fail(SyntaxMessages.colonInValue(cursor, keys.tooLong()));
        }
        openBlock(cursor.column(), tokens.nextNumber(), Kind.BLOCK_MAPPING_START);
      } else if (keys.tooLong() >= 0) {
        cursor.fail(SyntaxMessages.longKey(cursor, keys.tooLong()));
      }
      keyAllowed = flowLevel == 0;
    }
    add(Kind.VALUE, 1);
  }

  private void property(Kind kind) {
    int keyLevel = beginKey();
    keyAllowed = false;
    int start = cursor.position();
    String value = kind == Kind.TAG ? properties.tag() : properties.name(kind);
    tokens.add(new Token(kind, start, cursor.position(), value, keyLevel));
  }

  private void plain() {
    int keyLevel = beginKey();
    keyAllowed = false;
    int start = cursor.position();
    String value = plainScalars.read(blocks.column() + 1, flowLevel > 0);
    keyAllowed = plainScalars.isOnLaterLine();
    tokens.add(new Token(Kind.PLAIN_SCALAR, start, plainScalars.end(), value, keyLevel));
  }

  private void quoted() {
    int keyLevel = beginKey();
    keyAllowed = false;
    int start = cursor.position();
    String value = quotedScalars.read();
    tokens.add(new Token(Kind.QUOTED_SCALAR, start, cursor.position(), value, keyLevel));
  }

  private void block() {
    keys.drop();
    keyAllowed = true;
    int start = cursor.position();
    String value = blockScalars.read(blocks.column());
    tokens.add(new Token(Kind.BLOCK_SCALAR, start, cursor.lastTextBefore(start), value, -1));
  }

  private void add(Kind kind, int length) {
    int start = cursor.position();
    cursor.skip(length);
    tokens.add(Token.mark(kind, start, cursor.position()));
  }

  /** Notes that a key may begin here, and gives its flow level, or -1 if none may. */
  private int beginKey() {
    if (!keyAllowed) {
      return -1;
    }
    keys.begin(tokens.nextNumber(), flowLevel == 0 && blocks.column() == cursor.column());
    return flowLevel;
  }

  private void openBlock(int column, int number, Kind kind) {
    if (flowLevel == 0 && blocks.open(column)) {
      int start = cursor.lineStart() + column;
      tokens.insert(number, Token.mark(kind, start, start));
    }
  }

  private void closeBlocks(int column) {
    while (flowLevel == 0 && blocks.close(column)) {
      add(Kind.BLOCK_END, 0);
    }
  }
}
