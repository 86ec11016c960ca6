package dev.mpool.report;

import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The places of a manifest that may hold a credential: what its structure says, the word {@code
 * inline} wherever it stands, words that belong to nothing, and words with the look of a key.
 */
final class CredentialPlaces {

  private static final Comparator<Span> BY_START = Comparator.comparingInt(Span::start);

  private CredentialPlaces() {}

  /** The places, in their order and without overlaps. */
  static List<Span> of(String text) {
    List<Span> found = CredentialScan.of(text);
    InlineMentions.find(text, found);
    LooseWords.find(text, found);
    CredentialShape.find(text, found);
    return merged(found);
  }

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
