package dev.mpool.yaml.syntax;

/** Reads scalars in single or double quotes. */
final class QuotedScanner {

  private final Cursor cursor;

  QuotedScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads the scalar whose opening quote stands here, up to behind its closing quote. */
  String read() {
    char quote = cursor.peek();
    int start = cursor.position();
    int end = start + 1;
    char c = cursor.charAt(end);
    while (c != quote && c != '\\' && !Cursor.isBreakOrEnd(c)) {
      end++;
      c = cursor.charAt(end);
    }
    boolean doubled = c == '\'' && cursor.charAt(end + 1) == '\'';
    if (c == quote && !doubled) {
      cursor.moveTo(end + 1);
      return cursor.word(start + 1, end);
    }
    cursor.skip(1);
    return readFolded(quote, start);
  }

  private String readFolded(char quote, int start) {
    StringBuilder text = new StringBuilder();
    StringBuilder breaks = new StringBuilder();
    while (true) {
      if (cursor.isAtDocumentMarker() || cursor.isAtEnd()) {
        cursor.fail(SyntaxMessages.unclosedQuote(cursor, start));
        return "";
      }
      boolean escapedBreak = readWord(quote, text);
      if (cursor.peek() == quote) {
        cursor.skip(1);
        if (cursor.lineStart() > start) {
          cursor.last().endFolded(start, cursor.position());
        }
        return text.toString();
      }
      readGap(escapedBreak, text, breaks);
    }
  }

  /** Reads on to a blank, a break or the closing quote; true if behind an escaped line break. */
  private boolean readWord(char quote, StringBuilder text) {
    char c = cursor.peek();
    while (!Cursor.isBlankOrEnd(c)) {
      if (c == quote) {
        if (quote == '"' || cursor.peek(1) != '\'') {
          return false;
        }
        text.append('\'');
        cursor.skip(2);
      } else if (c == '\\' && quote == '"') {
        if (Cursor.isBreak(cursor.peek(1))) {
          cursor.skip(1);
          cursor.skipBreak();
          return true;
        }
        readEscape(text);
      } else {
        text.append(c);
        cursor.skip(1);
      }
      c = cursor.peek();
    }
    return false;
  }

  /** Reads blanks and line breaks inside the scalar. */
  private void readGap(boolean escapedBreak, StringBuilder text, StringBuilder breaks) {
    int from = cursor.position();
    cursor.skipBlanks();
    int to = cursor.position();
    breaks.setLength(0);
    while (Cursor.isBreak(cursor.peek())) {
      breaks.append(cursor.readBreak());
      cursor.skipBlanks();
    }
    if (escapedBreak) {
      text.append(breaks);
    } else if (breaks.length() > 0) {
      PlainScanner.fold(breaks, text);
    } else {
      text.append(cursor.slice(from, to));
    }
  }

  private void readEscape(StringBuilder text) {
    char c = cursor.peek(1);
    int digits =
        switch (c) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    if (digits > 0) {
      readCode(digits, text);
      return;
    }
    int meant = meaning(c);
    if (meant < 0) {
      cursor.fail(SyntaxMessages.unknownEscape(cursor));
      return;
    }
    text.append((char) meant);
    cursor.skip(2);
  }

  private static int meaning(char c) {
    return switch (c) {
      case '0' -> '\0';
      case 'a' -> 7;
      case 'b' -> '\b';
      case 't', '\t' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 0x0B;
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'e' -> 0x1B;
      case ' ', '"', '\'', '\\' -> c;
      case 'N' -> 0x85;
      case '_' -> 0xA0;
      case 'L' -> 0x2028;
      case 'P' -> 0x2029;
      default -> -1;
    };
  }

  private void readCode(int digits, StringBuilder text) {
    long code = 0;
    for (int i = 0; i < digits; i++) {
      char c = cursor.peek(2 + i);
      int digit = c > 'f' ? -1 : Character.digit(c, 16);
      if (digit < 0) {
        cursor.fail(SyntaxMessages.badCode(cursor, digits));
        return;
      }
      code = code << 4 | digit;
    }
    boolean half = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    if (half || code > Character.MAX_CODE_POINT) {
      cursor.fail(SyntaxMessages.noCharacter(cursor, digits, half));
      return;
    }
    text.appendCodePoint((int) code);
    cursor.skip(2 + digits);
  }
}
