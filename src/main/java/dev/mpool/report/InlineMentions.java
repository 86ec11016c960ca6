package dev.mpool.report;

import dev.mpool.text.Span;
import java.util.List;

/**
 * Finds what stands behind the word {@code inline} and a colon, whatever is around them: in the
 * middle of a quoted text, in a comment, with its quotes escaped.
 */
final class InlineMentions {

  private static final String WORD = "inline";

  private InlineMentions() {}

  static void find(String text, List<Span> found) {
    int hiddenTo = 0;
    int lineEnd = 0;
    for (int at = next(text, 0); at >= 0; at = next(text, at + 1)) {
      if (at < hiddenTo) {
        continue;
      }
      int colon = colon(text, at + WORD.length());
      if (colon < 0) {
        continue;
      }
      lineEnd = colon < lineEnd ? lineEnd : ManifestText.lineEnd(text, colon);
      int value = CredentialValue.begin(text, colon + 1, lineEnd);
      if (value == lineEnd
          || text.charAt(value) == '*'
          || CredentialValue.isBlockScalarHeader(text, value, lineEnd)) {
        continue;
      }
      hiddenTo = end(text, value, lineEnd);
      found.add(new Span(value, hiddenTo));
    }
  }

  private static int next(String text, int from) {
    for (int at = from; at + WORD.length() <= text.length(); at++) {
      char c = text.charAt(at);
      if ((c == 'i' || c == 'I') && text.regionMatches(true, at, WORD, 0, WORD.length())) {
        return at;
      }
    }
    return -1;
  }

  /** The colon behind a key, behind its quote if it has one; -1 if none is there. */
  private static int colon(String text, int wordEnd) {
    int at = ManifestText.wordEnd(text, wordEnd, text.length());
    while (at < text.length()
        && (text.charAt(at) == '\\' || ManifestText.isQuote(text.charAt(at)))) {
      at++;
    }
    at = ManifestText.skipBlanks(text, at, text.length());
    return at < text.length() && text.charAt(at) == ':' ? at : -1;
  }

  private static int end(String text, int value, int lineEnd) {
    if (text.startsWith("\\\"", value)) {
      int close = text.indexOf("\\\"", value + 2);
      return close < 0 || close >= lineEnd ? lineEnd : close + 2;
    }
    return CredentialValue.end(text, value, lineEnd);
  }
}
