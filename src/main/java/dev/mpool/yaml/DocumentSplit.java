package dev.mpool.yaml;

/**
 * Divides YAML into documents as apimachinery does, before it reads any: at every line that begins
 * with {@code ---}, wherever it stands, where a line ends with LF alone or with CR LF. On the way
 * it finds the characters that cannot stand in YAML at all.
 */
final class DocumentSplit {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** So many bytes kubectl looks for the bracket that JSON begins with. */
  private static final int LONGEST_GUESS = 4096;

  private final char[] text;
  private final int limit;
  private boolean begun;
  private int contentStart;
  private int end;
  private int forbidden;
  private int comment = -1;

  DocumentSplit(char[] text, int start, int limit) {
    this.text = text;
    this.end = start;
    this.limit = limit;
  }

  /** Whether kubectl tries to read a text as JSON, before it takes it for YAML. */
  static boolean mayBeJson(char[] text, int start, int end) {
    int at = start;
    int bytes = 0;
    while (at < end && bytes < LONGEST_GUESS && isSpace(text[at])) {
      bytes += bytes(text[at++]);
    }
    return at < end && bytes < LONGEST_GUESS && text[at] == '{';
  }

  /** How many bytes a character takes in UTF-8; each half of a wide one counts for two. */
  static int bytes(char c) {
    if (c < 0x80) {
      return 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }

  /** Goes on to the next document; false behind the last one. */
  boolean next() {
    if (end == limit) {
      return false;
    }
    contentStart = begun ? behindSeparator(end) : behindByteOrderMark(end);
    begun = true;
    forbidden = -1;
    int at = contentStart;
    while (at < limit) {
      char c = text[at++];
      if (c >= ' ' && c <= '~') {
        continue;
      }
      if (c == '\n') {
        if (at < limit && text[at] == '-' && isSeparator(at)) {
          break;
        }
      } else if (c != '\t' && c != '\r' && !isAllowed(c, at)) {
        forbidden = forbidden < 0 ? at - 1 : forbidden;
      }
    }
    end = at;
    return true;
  }

  /** Where the document's content begins. */
  int contentStart() {
    return contentStart;
  }

  /** Where the next separator stands, or the text ends. */
  int end() {
    return end;
  }

  /** Offset of the document's first character that YAML 1.1 allows nowhere, or -1. */
  int forbidden() {
    return forbidden;
  }

  /** Offset of the comment on the line of the separator, or -1. */
  int comment() {
    return comment;
  }

  /** Offset of what stands behind the document's separator and is no comment, or -1. */
  int besideSeparator() {
    if (!isSeparator(contentStart)) {
      return -1;
    }
    int at = behindBlanks(contentStart + 3);
    return at == limit || text[at] == '\n' || text[at] == '#' ? -1 : at;
  }

  /** Behind the line of the separator, unless something stands there that must not. */
  private int behindSeparator(int start) {
    int at = behindBlanks(start + 3);
    boolean isComment = at < limit && text[at] == '#';
    comment = isComment ? at : -1;
    return at == limit || text[at] == '\n' || isComment
        ? behindByteOrderMark(Math.min(lineEnd(at) + 1, limit))
        : start;
  }

  private int lineEnd(int start) {
    int at = start;
    while (at < limit && text[at] != '\n') {
      at++;
    }
    return at;
  }

  /** A file may begin with one, also a file that was appended to another. */
  private int behindByteOrderMark(int at) {
    return at < limit && text[at] == BYTE_ORDER_MARK ? at + 1 : at;
  }

  private int behindBlanks(int start) {
    int at = start;
    while (at < limit && text[at] != '\n' && isSpace(text[at])) {
      at++;
    }
    return at;
  }

  /** Whether Go takes a character for a blank. */
  static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r' || c == '\u0085' || Character.isSpaceChar(c);
  }

  private boolean isSeparator(int at) {
    return at + 3 <= limit && text[at] == '-' && text[at + 1] == '-' && text[at + 2] == '-';
  }

  private boolean isAllowed(char c, int next) {
    if (Character.isSurrogate(c)) {
      return Character.isHighSurrogate(c)
          ? next < text.length && Character.isLowSurrogate(text[next])
          : next >= 2 && Character.isHighSurrogate(text[next - 2]);
    }
    return c == '\u0085' || c >= '\u00A0' && c <= '\uFFFD';
  }
}
