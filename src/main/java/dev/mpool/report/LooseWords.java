package dev.mpool.report;

import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the words of a manifest with an inline token that belong to no key, and near the token the
 * values of keys that nobody knows: where lines are lost, swapped or glued together, one of them
 * may be the token. Words that manifests are made of stay.
 */
final class LooseWords {

  /** So many lines before and behind a mention of the token its line may have got to. */
  private static final int NEAR = 3;

  private static final int LONGEST_PORT = 5;
  private static final int LONGEST_PLACEHOLDER = 80;

  /** Shorter words are no credentials. */
  private static final int SHORTEST = 4;

  private final String text;
  private final List<Span> found;

  private LooseWords(String text, List<Span> found) {
    this.text = text;
    this.found = found;
  }

  static void find(String text, List<Span> found) {
    LooseWords words = new LooseWords(text, found);
    int start = 0;
    while (start < text.length()) {
      int end = ManifestText.documentEnd(text, start);
      words.findInDocument(start, end);
      start = end;
    }
  }

  private void findInDocument(int start, int end) {
    List<Span> lines = new ArrayList<>();
    List<Integer> mentions = new ArrayList<>();
    int lineStart = start;
    while (lineStart < end) {
      int lineEnd = ManifestText.lineEnd(text, lineStart);
      if (mentionsToken(lineStart, lineEnd)) {
        mentions.add(lines.size());
      }
      lines.add(new Span(lineStart, lineEnd));
      lineStart = lineEnd + 1;
    }
    int next = 0;
    for (int i = 0; i < lines.size() && !mentions.isEmpty(); i++) {
      while (next + 1 < mentions.size() && mentions.get(next + 1) <= i + NEAR) {
        next++;
      }
      boolean near = Math.abs(mentions.get(next) - i) <= NEAR;
      findInLine(lines.get(i).start(), lines.get(i).end(), near);
    }
  }

  /** Whether a word of the line is {@code inline}, in any case and with room for slips. */
  private boolean mentionsToken(int from, int to) {
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && isLetter(text.charAt(end))) {
        end++;
      }
      int length = end - at;
      if (length >= SHORTEST && length <= 24 && CredentialKey.isInline(text.substring(at, end))) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  private static boolean isLetter(char c) {
    return c < 128 ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' : Character.isLetter(c);
  }

  private void findInLine(int lineStart, int lineEnd, boolean near) {
    int first = ManifestText.skipBlanks(text, lineStart, lineEnd);
    if (first == lineEnd || text.charAt(first) == '#' || isConflictMarker(first)) {
      return;
    }
    ManifestKey key = ManifestKey.next(text, first, lineEnd, lineStart);
    hide(text, first, key == null ? lineEnd : lineStart + key.column(), found);
    while (key != null) {
      ManifestKey next = ManifestKey.next(text, key.colon() + 1, lineEnd, lineStart);
      int end = next == null ? lineEnd : lineStart + next.column();
      if (near && CredentialKey.isUnknown(key.name())) {
        hide(text, key.colon() + 1, end, found);
      }
      key = next;
    }
  }

  private boolean isConflictMarker(int at) {
    return text.startsWith("<<<<<<<", at)
        || text.startsWith("=======", at)
        || text.startsWith(">>>>>>>", at);
  }

  /** Whether a word is too short for a credential, a number like a port, or one of a manifest's. */
  static boolean isKnown(String text, int from, int to) {
    int length = to - from;
    if (length < SHORTEST || length <= LONGEST_PORT && isNumber(text, from, to)) {
      return true;
    }
    return length <= CredentialKey.LONGEST_KNOWN
        && CredentialKey.isKnownWord(text.substring(from, to));
  }

  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether a stretch of text has no other words than those that manifests are made of. */
  static boolean areKnown(String text, int from, int to) {
    List<Span> unknown = new ArrayList<>(0);
    hide(text, from, to, unknown);
    return unknown.isEmpty();
  }

  /** Hides the words of a stretch of text but those that manifests are made of. */
  private static void hide(String text, int from, int to, List<Span> found) {
    int at = from;
    while (at < to) {
      if (text.startsWith("{{", at)) {
        at = placeholderEnd(text, at + 2, to);
      }
      int end = at;
      while (end < to && !endsWord(text.charAt(end))) {
        end++;
      }
      if (end < to && text.charAt(end) == '#' && (end == from || text.charAt(end - 1) <= ' ')) {
        return;
      }
      if (!isKnown(text, at, end)) {
        found.add(new Span(at, end));
      }
      at = end + 1;
    }
  }

  /** Where an unfilled {@code {{ .Values.x }}} ends; it names a value and does not hold one. */
  private static int placeholderEnd(String text, int from, int to) {
    int least = Math.min(to, from + LONGEST_PLACEHOLDER);
    int at = from;
    while (at < least && text.charAt(at) != '}') {
      at++;
    }
    return at < least ? at : from;
  }

  private static boolean endsWord(char c) {
    return c <= ' ' || "\"',{}[]#:".indexOf(c) >= 0;
  }
}
