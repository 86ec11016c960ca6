package dev.mpool.yaml;

/**
 * Where a source is divided into documents. Kubernetes divides it before it reads any YAML: at
 * every line that begins with {@code ---} and a blank or nothing more, wherever it stands.
 */
final class DocumentSplit {

  private DocumentSplit() {}

  /**
   * The end of the document that starts at an offset.
   *
   * @param start the document's first character; a separator there belongs to the document
   * @return offset of the next separator, or of the text's end
   */
  static int nextSeparator(String text, int start) {
    int dash = text.indexOf("---", start + 1);
    while (dash >= 0) {
      if (isBreak(text.charAt(dash - 1)) && endsMarker(text, dash + 3)) {
        return dash;
      }
      dash = text.indexOf("---", dash + 1);
    }
    return text.length();
  }

  private static boolean endsMarker(String text, int at) {
    return at == text.length()
        || text.charAt(at) == ' '
        || text.charAt(at) == '\t'
        || isBreak(text.charAt(at));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
