package dev.mpool.yaml;

/**
 * Divides a source into documents. Kubernetes does so before it reads any YAML: at every line that
 * begins with {@code ---} and a blank or nothing more, wherever it stands. On the way it finds the
 * characters that cannot stand in YAML at all.
 */
final class DocumentSplit {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final char[] text;
  private int contentStart;
  private int end;
  private int forbidden;

  DocumentSplit(char[] text) {
    this.text = text;
  }

  private static boolean endsLine(char c) {
    return c == '\n' || c == '\r';
  }

  /** Goes on to the next document; false behind the last one. */
  boolean next() {
    if (end == text.length) {
      return false;
    }
    int start = end;
    contentStart = contentStart(start);
    forbidden = -1;
    int at = contentStart;
    if (at > start && isMarker(at)) {
      // Two separators in a row, with nothing between them.
      end = at;
      return true;
    }
    while (at < text.length) {
      char c = text[at++];
      if (c >= ' ' && c <= '~') {
        continue;
      }
      if (endsLine(c)) {
        if (at < text.length && text[at] == '-' && isMarker(at)) {
          break;
        }
      } else if (c != '\t' && !isAllowed(c, at)) {
        forbidden = forbidden < 0 ? at - 1 : forbidden;
      }
    }
    end = at;
    return true;
  }

  /** Where the document's content begins, behind its separator. */
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

  /**
   * Behind the separator, if that has a line of its own, and behind a byte order mark, which a file
   * has in front that was appended to another.
   */
  private int contentStart(int start) {
    int at = start;
    if (isMarker(start)) {
      int rest = start + 3;
      while (rest < text.length && Cursor.isBlank(text[rest])) {
        rest++;
      }
      if (rest == text.length || text[rest] == '\n') {
        at = Math.min(rest + 1, text.length);
      } else if (text[rest] == '\r') {
        at = rest + 1 < text.length && text[rest + 1] == '\n' ? rest + 2 : rest + 1;
      }
    }
    return at < text.length && text[at] == BYTE_ORDER_MARK ? at + 1 : at;
  }

  private boolean isMarker(int at) {
    if (at + 3 > text.length || text[at] != '-' || text[at + 1] != '-' || text[at + 2] != '-') {
      return false;
    }
    if (at + 3 == text.length) {
      return true;
    }
    char behind = text[at + 3];
    return behind == ' ' || behind == '\t' || behind == '\n' || behind == '\r';
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
