package dev.mpool.yaml;

/**
 * Where a source is divided into documents. Kubernetes divides it before it reads any YAML: at
 * every line that begins with {@code ---} and a blank or nothing more, wherever it stands.
 */
final class DocumentSplit {

  private static final String MARKER = "---";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private DocumentSplit() {}

  /**
   * The end of the document that starts at an offset.
   *
   * @param start the document's first character; a separator there belongs to the document
   * @return offset of the next separator, or of the text's end
   */
  static int end(String text, int start) {
    int dash = text.indexOf(MARKER, start + 1);
    while (dash >= 0) {
      if (isBreak(text.charAt(dash - 1)) && isMarker(text, dash)) {
        return dash;
      }
      dash = text.indexOf(MARKER, dash + 1);
    }
    return text.length();
  }

  /**
   * Where the content of a document begins: behind its separator, if that has a line of its own,
   * and behind a byte order mark, which a file has in front that was appended to another.
   */
  static int contentStart(String text, int start, int end) {
    int at = start;
    if (text.startsWith(MARKER, start) && isMarker(text, start)) {
      int rest = start + MARKER.length();
      while (rest < end && (text.charAt(rest) == ' ' || text.charAt(rest) == '\t')) {
        rest++;
      }
      if (rest == end) {
        return end;
      } else if (isBreak(text.charAt(rest))) {
        boolean crlf = text.charAt(rest) == '\r' && rest + 1 < end && text.charAt(rest + 1) == '\n';
        at = rest + (crlf ? 2 : 1);
      }
    }
    return at < end && text.charAt(at) == BYTE_ORDER_MARK ? at + 1 : at;
  }

  /**
   * The first text from an offset on that is neither a comment nor a {@code ...}, which ends a
   * document and may be repeated.
   */
  static int nextText(String text, int start, int end) {
    int at = start;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < end && !Cursor.isBreak(text.charAt(at))) {
          at++;
        }
      } else if (text.startsWith("...", at)) {
        at += 3;
      } else if (Cursor.isBlankOrEnd(c)) {
        at++;
      } else {
        break;
      }
    }
    return Math.min(at, end);
  }

  private static boolean isMarker(String text, int at) {
    int behind = at + MARKER.length();
    return behind == text.length()
        || text.charAt(behind) == ' '
        || text.charAt(behind) == '\t'
        || isBreak(text.charAt(behind));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
