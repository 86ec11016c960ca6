package dev.mpool.report;

import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must not be shown of one source: the places that may hold credentials, and the credentials
 * themselves wherever else their text turns up.
 */
final class Redaction {

  /** What stands in the place of a credential, whatever its length. */
  static final String MASK = "…";

  /** Shorter words are hidden in their place only: they might be any word of a message. */
  private static final int SHORTEST_SECRET = 8;

  /** So much of a credential is recognised even where the rest was cut off. */
  private static final int TELLING_LENGTH = 16;

  private final List<Span> spans;
  private final Map<String, Set<String>> secretsByHead;

  private Redaction(List<Span> spans, Map<String, Set<String>> secretsByHead) {
    this.spans = spans;
    this.secretsByHead = secretsByHead;
  }

  static Redaction of(Source source) {
    String text = source.text();
    List<Span> spans = CredentialScan.of(text);
    Map<String, Set<String>> secrets = new HashMap<>();
    for (Span span : spans) {
      String written = text.substring(span.start(), span.end());
      addWords(written, secrets);
      if (written.indexOf('\\') >= 0) {
        addWords(Escapes.decode(written), secrets);
      }
    }
    Redaction places = new Redaction(spans, secrets);
    return secrets.isEmpty() ? places : places.withRepetitions(text);
  }

  /** Adds the places where the text repeats a long credential, such as a URL or an annotation. */
  private Redaction withRepetitions(String text) {
    List<Span> all = new ArrayList<>(spans);
    int next = 0;
    int at = 0;
    while (at + SHORTEST_SECRET <= text.length()) {
      if (next < spans.size() && at >= spans.get(next).start()) {
        at = Math.max(at, spans.get(next).end());
        next++;
        continue;
      }
      int length = secretAt(text, at);
      if (length >= TELLING_LENGTH) {
        all.add(new Span(at, at + length));
        at += length;
      } else {
        at++;
      }
    }
    if (all.size() == spans.size()) {
      return this;
    }
    all.sort(Comparator.comparingInt(Span::start));
    return new Redaction(all, secretsByHead);
  }

  private static void addWords(String written, Map<String, Set<String>> secrets) {
    int start = 0;
    for (int i = 0; i <= written.length(); i++) {
      boolean ends = i == written.length() || isAround(written.charAt(i));
      if (ends) {
        if (i - start >= SHORTEST_SECRET) {
          String word = written.substring(start, i);
          secrets
              .computeIfAbsent(word.substring(0, SHORTEST_SECRET), head -> new HashSet<>(2))
              .add(word);
        }
        start = i + 1;
      }
    }
  }

  private static boolean isAround(char c) {
    return c <= ' ' || "\"',{}[]".indexOf(c) >= 0;
  }

  /** The place with a credential that an offset lies in; null if there is none. */
  Span hidden(int offset) {
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

  /** The same words without the credentials among them. */
  String hide(String words) {
    if (secretsByHead.isEmpty()) {
      return words;
    }
    StringBuilder hidden = null;
    int copied = 0;
    int at = 0;
    while (at + SHORTEST_SECRET <= words.length()) {
      int length = secretAt(words, at);
      if (length == 0) {
        at++;
        continue;
      }
      if (hidden == null) {
        hidden = new StringBuilder(words.length());
      }
      hidden.append(words, copied, at).append(MASK);
      at += length;
      copied = at;
    }
    return hidden == null ? words : hidden.append(words, copied, words.length()).toString();
  }

  /** The length of the credential, or of the telling beginning of one, at a place; 0 for none. */
  private int secretAt(String words, int at) {
    Set<String> secrets = secretsByHead.get(words.substring(at, at + SHORTEST_SECRET));
    if (secrets == null) {
      return 0;
    }
    int longest = 0;
    for (String secret : secrets) {
      int same = SHORTEST_SECRET;
      while (same < secret.length()
          && at + same < words.length()
          && secret.charAt(same) == words.charAt(at + same)) {
        same++;
      }
      if (same >= Math.min(secret.length(), TELLING_LENGTH)) {
        longest = Math.max(longest, same);
      }
    }
    return longest;
  }
}
