package dev.mpool.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The credentials that stand in the manifests of an input, to find them where they do not belong.
 */
public final class InlineTokens {

  /**
   * Shorter ones might be any word, such as {@code test-token}, and are known by their place alone.
   */
  private static final int SHORTEST = 16;

  /** So much of a token is one as well, and as much as is worth comparing. */
  private static final int TELLING_LENGTH = 64;

  private final List<Located<InlineSecret>> all = new ArrayList<>(0);
  private final Map<String, Located<InlineSecret>> byPlace = new HashMap<>();

  /** Sorted, and none is the beginning of another: one at most stands at a place of a text. */
  private final List<Word> words = new ArrayList<>(0);

  /** What a token is known by. */
  private record Word(String text, Located<InlineSecret> token) implements Comparable<Word> {

    @Override
    public int compareTo(Word other) {
      return text.compareTo(other.text);
    }
  }

  private InlineTokens() {}

  /** Gathers the tokens of all Backends, those included that their kind leaves without effect. */
  public static InlineTokens of(List<Backend> backends) {
    InlineTokens tokens = new InlineTokens();
    for (Backend backend : backends) {
      for (Member endpoint : backend.endpoints()) {
        if (endpoint.inlineToken().isPresent()) {
          tokens.add(endpoint.inlineToken().get());
        }
      }
    }
    tokens.sortWords();
    return tokens;
  }

  private void add(Located<InlineSecret> token) {
    if (byPlace.putIfAbsent(place(token), token) != null) {
      return;
    }
    all.add(token);
    String text = token.value().bare().reveal().strip();
    if (text.length() >= SHORTEST) {
      words.add(new Word(text.substring(0, Math.min(text.length(), TELLING_LENGTH)), token));
    }
  }

  private void sortWords() {
    if (words.isEmpty()) {
      return;
    }
    List<Word> sorted = new ArrayList<>(words);
    Collections.sort(sorted);
    words.clear();
    Word last = null;
    for (Word word : sorted) {
      if (last == null || !word.text().startsWith(last.text())) {
        words.add(word);
        last = word;
      }
    }
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** The tokens' texts, for nothing but to hide them. */
  public List<String> reveal() {
    List<String> texts = new ArrayList<>(all.size());
    for (Located<InlineSecret> token : all) {
      texts.add(token.value().reveal());
    }
    return texts;
  }

  /** The tokens that a value holds, or is itself by an alias. */
  public List<Located<InlineSecret>> in(Located<String> value) {
    List<Located<InlineSecret>> found = new ArrayList<>(0);
    Located<InlineSecret> same = byPlace.get(place(value));
    if (same != null) {
      found.add(same);
    }
    for (int at = 0; at + SHORTEST <= value.value().length(); at++) {
      Located<InlineSecret> token = at(value.value(), at);
      if (token != null) {
        found.add(token);
      }
    }
    return found;
  }

  private Located<InlineSecret> at(String text, int at) {
    int low = 0;
    int high = words.size() - 1;
    // What the words around have in common with the text, the ones between have as well.
    int sameAsLower = high < 0 ? 0 : same(words.get(low).text(), text, at, 0);
    int sameAsHigher = high < 0 ? 0 : same(words.get(high).text(), text, at, 0);
    while (low <= high) {
      int middle = (low + high) >>> 1;
      String word = words.get(middle).text();
      int same = same(word, text, at, Math.min(sameAsLower, sameAsHigher));
      if (same == word.length()) {
        return words.get(middle).token();
      } else if (at + same < text.length() && word.charAt(same) < text.charAt(at + same)) {
        low = middle + 1;
        sameAsLower = same;
      } else {
        high = middle - 1;
        sameAsHigher = same;
      }
    }
    return null;
  }

  /** How many characters of a word stand at a place of a text, of which some are known to. */
  private static int same(String word, String text, int at, int known) {
    int most = Math.min(word.length(), text.length() - at);
    int same = known;
    while (same < most && word.charAt(same) == text.charAt(at + same)) {
      same++;
    }
    return same;
  }

  /** An alias has the place of what it stands for. */
  private static String place(Located<?> value) {
    return value.location().span().start()
        + "-"
        + value.location().span().end()
        + " "
        + value.location().source().name();
  }
}
