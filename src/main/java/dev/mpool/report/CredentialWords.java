package dev.mpool.report;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The words of credentials, to recognise them and their beginnings in other texts. */
final class CredentialWords {

  /** Shorter words are hidden in their place only: they might be any word of a message. */
  static final int SHORTEST = 8;

  /** So much of a credential is recognised even where the rest was cut off. */
  static final int TELLING_LENGTH = 16;

  private static final char CUT = '…';

  private final Map<String, Set<String>> byHead = new HashMap<>();

  /** Which beginnings of words there are, roughly: most places of a text are none. */
  private final BitSet beginnings = new BitSet();

  /** Adds the words of a stretch of text as it is written and as YAML reads it. */
  void add(String written) {
    addWords(written);
    if (written.indexOf('\\') >= 0) {
      addWords(Escapes.decode(written));
    }
  }

  boolean isEmpty() {
    return byHead.isEmpty();
  }

  private void addWords(String written) {
    int start = 0;
    for (int i = 0; i <= written.length(); i++) {
      boolean ends = i == written.length() || isAround(written.charAt(i));
      if (ends) {
        if (i - start >= SHORTEST) {
          addWord(written.substring(start, i));
        }
        start = i + 1;
      }
    }
  }

  private void addWord(String word) {
    String bare = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
    if (!CredentialKey.isKnownWord(bare)) {
      beginnings.set(beginning(word, 0));
      byHead.computeIfAbsent(word.substring(0, SHORTEST), head -> new HashSet<>(2)).add(word);
    }
  }

  /** A number below 65536 that words with the same first four characters share. */
  private static int beginning(String words, int at) {
    int hash = words.charAt(at);
    for (int i = 1; i < 4; i++) {
      hash = hash * 31 + words.charAt(at + i);
    }
    return (hash ^ hash >>> 16) & 0xffff;
  }

  private static boolean isAround(char c) {
    return c <= ' ' || "\"',{}[]".indexOf(c) >= 0;
  }

  /**
   * The length of the credential, or of the telling beginning of one, at a place of a text.
   *
   * @param at a place with {@link #SHORTEST} characters behind it
   * @return 0 if there is none
   */
  int lengthAt(String words, int at) {
    if (!beginnings.get(beginning(words, at))) {
      return 0;
    }
    Set<String> candidates = byHead.get(words.substring(at, at + SHORTEST));
    if (candidates == null) {
      return 0;
    }
    int longest = 0;
    for (String word : candidates) {
      int same = SHORTEST;
      while (same < word.length()
          && at + same < words.length()
          && word.charAt(same) == words.charAt(at + same)) {
        same++;
      }
      boolean cut = at + same == words.length() || words.charAt(at + same) == CUT;
      if (cut || same >= Math.min(word.length(), TELLING_LENGTH)) {
        longest = Math.max(longest, same);
      }
    }
    return longest;
  }
}
