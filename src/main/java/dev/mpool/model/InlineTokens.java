package dev.mpool.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

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

  /** By what they are known by; none is the beginning of another, so that one stands at a place. */
  private final NavigableMap<String, Located<InlineSecret>> words = new TreeMap<>();

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
    tokens.removeLonger();
    return tokens;
  }

  private void add(Located<InlineSecret> token) {
    if (byPlace.putIfAbsent(place(token), token) != null) {
      return;
    }
    all.add(token);
    String text = token.value().bare().reveal().strip();
    if (text.length() >= SHORTEST) {
      words.putIfAbsent(text.substring(0, Math.min(text.length(), TELLING_LENGTH)), token);
    }
  }

  private void removeLonger() {
    String last = null;
    Iterator<String> sorted = words.keySet().iterator();
    while (sorted.hasNext()) {
      String word = sorted.next();
      if (last != null && word.startsWith(last)) {
        sorted.remove();
      } else {
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

  /** Of the words that are not behind it, the last is the only one that a text can begin with. */
  private Located<InlineSecret> at(String text, int at) {
    String rest = text.substring(at, Math.min(text.length(), at + TELLING_LENGTH));
    Map.Entry<String, Located<InlineSecret>> word = words.floorEntry(rest);
    return word != null && rest.startsWith(word.getKey()) ? word.getValue() : null;
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
