package dev.mpool.credential;

import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The places of one text that are to be hidden, while they are found, and what stood there. */
final class HiddenPlaces {

  static final Comparator<Span> BY_START = Comparator.comparingInt(Span::start);

  private final String text;
  private final CredentialWords words;
  private final List<Span> found = new ArrayList<>();

  /**
   * No places yet.
   *
   * @param words what turns out to be a credential is added to these
   */
  HiddenPlaces(String text, CredentialWords words) {
    this.text = text;
    this.words = words;
  }

  /** Hides a credential, on each line from its first to its last character. */
  void hideCredential(int from, int to) {
    int start = from;
    while (start < to) {
      int end = lineEnd(start, to);
      int first = start;
      while (first < end && isBlank(text.charAt(first))) {
        first++;
      }
      int last = end;
      while (last > first && isBlank(text.charAt(last - 1))) {
        last--;
      }
      hide(first, last);
      know(text.substring(first, last));
      start = end + 1;
    }
  }

  /** Hides what may be a credential, or part of one, and may be any word as well. */
  void hide(int from, int to) {
    if (from < to) {
      found.add(new Span(from, to));
    }
  }

  void know(String credential) {
    words.add(credential);
  }

  List<Span> found() {
    return found;
  }

  String text() {
    return text;
  }

  /** Where the line of an offset ends, or the stretch of text that is looked at: lines are long. */
  int lineEnd(int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** In their order and without overlaps. */
  static List<Span> merged(List<Span> spans) {
    spans.sort(BY_START);
    List<Span> merged = new ArrayList<>(spans.size());
    for (Span span : spans) {
      Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && span.start() < last.end()) {
        merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return List.copyOf(merged);
  }
}
