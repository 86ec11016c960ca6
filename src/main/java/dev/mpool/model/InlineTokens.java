package dev.mpool.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The credentials that stand in the manifests of an input, to find them where they do not belong.
 */
public final class InlineTokens {

  /** Shorter ones might be any word, such as {@code ollama}, and are known by their place alone. */
  private static final int SHORTEST = 8;

  private final List<Located<InlineSecret>> all = new ArrayList<>(0);
  private final Map<String, List<Located<InlineSecret>>> byHead = new HashMap<>();
  private final Map<String, Located<InlineSecret>> byPlace = new HashMap<>();

  private InlineTokens() {}

  /** Gathers the tokens of all Backends, those included that their kind leaves without effect. */
  public static InlineTokens of(List<Backend> backends) {
    InlineTokens tokens = new InlineTokens();
    for (Backend backend : backends) {
      if (backend.ai().isPresent()) {
        for (Priority priority : backend.ai().get().priorities()) {
          for (Member member : priority.pool()) {
            if (member.inlineToken().isPresent()) {
              tokens.add(member.inlineToken().get());
            }
          }
        }
      }
    }
    return tokens;
  }

  private void add(Located<InlineSecret> token) {
    if (byPlace.putIfAbsent(place(token), token) != null) {
      return;
    }
    all.add(token);
    String words = words(token);
    if (words.length() >= SHORTEST) {
      String head = words.substring(0, SHORTEST);
      List<Located<InlineSecret>> same = byHead.get(head);
      if (same == null) {
        same = new ArrayList<>(1);
        byHead.put(head, same);
      }
      same.add(token);
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
    String text = value.value();
    for (int at = 0; at + SHORTEST <= text.length(); at++) {
      List<Located<InlineSecret>> candidates = byHead.get(text.substring(at, at + SHORTEST));
      for (int i = 0; candidates != null && i < candidates.size(); i++) {
        if (text.startsWith(words(candidates.get(i)), at)) {
          found.add(candidates.get(i));
        }
      }
    }
    return found;
  }

  private static String words(Located<InlineSecret> token) {
    return token.value().bare().reveal().strip();
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
