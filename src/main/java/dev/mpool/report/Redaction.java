package dev.mpool.report;

import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must not be shown of one source: the places that may hold credentials, and the credentials
 * themselves wherever else their text turns up.
 */
final class Redaction {

  /** What stands in the place of a credential, whatever its length. */
  static final String MASK = "…";

  /** So many different messages are kept: more are not the same ones again and again. */
  private static final int MOST_MESSAGES = 200;

  private final List<Span> spans;
  private final BitSet hidden;
  private final Map<String, String> messages = new HashMap<>();
  private final CredentialWords credentials;
  private final CredentialWords tokens;

  private Redaction(List<Span> spans, CredentialWords credentials, CredentialWords tokens) {
    this.spans = spans;
    this.hidden = new BitSet();
    for (Span span : spans) {
      hidden.set(span.start(), span.end());
    }
    this.credentials = credentials;
    this.tokens = tokens;
  }

  /** What must not be shown of a source that stands alone. */
  static Redaction of(Source source) {
    return of(source, new CredentialWords());
  }

  /**
   * What must not be shown of a source.
   *
   * @param tokens credentials of the whole input, as its manifests were read
   */
  static Redaction of(Source source, CredentialWords tokens) {
    String text = source.text();
    List<Span> spans = CredentialPlaces.of(text);
    CredentialWords credentials = new CredentialWords();
    for (Span span : spans) {
      credentials.add(text.substring(span.start(), span.end()));
    }
    List<Span> all =
        credentials.isEmpty() && tokens.isEmpty()
            ? spans
            : withRepetitions(text, spans, credentials, tokens);
    return new Redaction(all, credentials, tokens);
  }

  /** A text as a report may show it whole: every credential in it is hidden. */
  static String mask(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    int copied = 0;
    for (Span span : of(new Source("", text)).spans) {
      masked.append(text, copied, span.start()).append(MASK);
      copied = span.end();
    }
    return masked.append(text, copied, text.length()).toString();
  }

  /**
   * Adds the places where the text repeats a long credential, such as a URL or an annotation, or
   * what is known to be a token.
   */
  private static List<Span> withRepetitions(
      String text, List<Span> spans, CredentialWords credentials, CredentialWords tokens) {
    List<Span> all = new ArrayList<>(spans);
    int next = 0;
    int at = 0;
    while (at + CredentialWords.SHORTEST <= text.length()) {
      if (next < spans.size() && at >= spans.get(next).start()) {
        at = Math.max(at, spans.get(next).end());
        next++;
        continue;
      }
      int length = credentials.lengthAt(text, at);
      length = length >= CredentialWords.TELLING_LENGTH ? length : tokens.lengthAt(text, at);
      if (length > 0) {
        all.add(new Span(at, at + length));
        at += length;
      } else {
        at++;
      }
    }
    return all.size() == spans.size() ? spans : CredentialPlaces.merged(all);
  }

  /** The place with a credential that an offset lies in; null if there is none. */
  Span hidden(int offset) {
    if (!hidden.get(offset)) {
      return null;
    }
    int low = 0;
    int high = spans.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Span span = spans.get(middle);
      if (offset < span.start()) {
        high = middle - 1;
      } else if (offset >= span.end()) {
        low = middle + 1;
      } else {
        return span;
      }
    }
    return null;
  }

  /** As {@link #hide}, for words that many findings may share. */
  String hideInMessage(String words) {
    String known = messages.get(words);
    if (known == null) {
      known = hide(words);
      if (messages.size() < MOST_MESSAGES) {
        messages.put(words, known);
      }
    }
    return known;
  }

  /** The same words without the credentials among them, and without what looks like one. */
  String hide(String words) {
    List<Span> found = new ArrayList<>(0);
    CredentialShape.find(words, found);
    if (!credentials.isEmpty() || !tokens.isEmpty()) {
      int at = 0;
      while (at + CredentialWords.SHORTEST <= words.length()) {
        int length = Math.max(credentials.lengthAt(words, at), tokens.lengthAt(words, at));
        if (length > 0) {
          found.add(new Span(at, at + length));
        }
        at += Math.max(length, 1);
      }
    }
    if (found.isEmpty()) {
      return words;
    }
    StringBuilder remaining = new StringBuilder(words.length());
    int copied = 0;
    for (Span place : CredentialPlaces.merged(found)) {
      remaining.append(words, copied, place.start()).append(MASK);
      copied = place.end();
    }
    return remaining.append(words, copied, words.length()).toString();
  }
}
