package dev.mpool.yaml.syntax;

import dev.mpool.yaml.syntax.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;

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

  /** The columns in which the block collections begin that are around the innermost one. */
  private final Deque<Integer> outerBlocks = new ArrayDeque<>();

  /** Column of the innermost block collection, -1 outside of all. */
  private int blockColumn;

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
    outerBlocks.clear();
    blockColumn = -1;
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
      case '-', '?', ':' -> indicator(c);
      case '*' -> word(Kind.ALIAS);
      case '&' -> word(Kind.ANCHOR);
      case '!' -> word(Kind.TAG);
      case '\'', '"' -> word(Kind.QUOTED_SCALAR);
      case '|', '>' -> {
        if (flowLevel == 0) {
          block();
        } else {
          cursor.fail(SyntaxMessages.cannotStart(cursor));
        }
      }
      case '\t', '#', '%', '@', '`' -> cursor.fail(SyntaxMessages.cannotStart(cursor));
      default -> word(Kind.PLAIN_SCALAR);
    }
  }

  /** What begins a part of a collection where nothing follows it, and else a text. */
  private void indicator(char c) {
    if (!Cursor.isBlankOrEnd(cursor.peek(1)) && (c == '-' || flowLevel == 0)) {
      word(Kind.PLAIN_SCALAR);
    } else if (c == '-') {
      blockEntry();
    } else if (c == '?') {
      key();
    } else {
      value();
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
    SimpleKeys.Start key = keys.take();
    if (key != null) {
      tokens.insert(key.number(), Token.mark(Kind.KEY, key.offset(), key.offset()));
      openBlock(key.offset() - key.lineStart(), key.number(), Kind.BLOCK_MAPPING_START);
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

  /** A word that may be a key, or what stands before one. */
  private void word(Kind kind) {
    int keyLevel = beginKey();
    keyAllowed = false;
    int start = cursor.position();
    String value =
        switch (kind) {
          case PLAIN_SCALAR -> plainScalars.read(blockColumn + 1, flowLevel > 0);
          case QUOTED_SCALAR -> quotedScalars.read();
          case TAG -> properties.tag();
          default -> properties.name(kind);
        };
    int end = cursor.position();
    if (kind == Kind.PLAIN_SCALAR) {
      keyAllowed = plainScalars.isOnLaterLine();
      end = plainScalars.end();
    }
    tokens.add(new Token(kind, start, end, value, keyLevel));
  }

  private void block() {
    keys.drop();
    keyAllowed = true;
    int start = cursor.position();
    String value = blockScalars.read(blockColumn);
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
    keys.begin(tokens.nextNumber(), flowLevel == 0 && blockColumn == cursor.column());
    return flowLevel;
  }

  private void openBlock(int column, int number, Kind kind) {
    if (flowLevel == 0 && blockColumn < column) {
      outerBlocks.push(blockColumn);
      blockColumn = column;
      int start = cursor.lineStart() + column;
      tokens.insert(number, Token.mark(kind, start, start));
    }
  }

  private void closeBlocks(int column) {
    while (flowLevel == 0 && blockColumn > column) {
      blockColumn = outerBlocks.pop();
      add(Kind.BLOCK_END, 0);
    }
  }
}
