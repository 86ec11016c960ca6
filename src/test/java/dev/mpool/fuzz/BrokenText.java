package dev.mpool.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Slips of a hand in a text: of characters, lines, indentation and words. */
final class BrokenText {

  private static final String INDICATORS = " \n\t:-'\"{}[]#&*!|>%@`,?\\x";

  private final Random random;
  private String text;

  private BrokenText(Random random, String text) {
    this.random = random;
    this.text = text;
  }

  /**
   * @param near most slips are made near these words
   */
  static String of(Random random, String text, String near, int slips) {
    BrokenText broken = new BrokenText(random, text);
    for (int i = 0; i < slips; i++) {
      broken.slip(near);
    }
    return broken.text;
  }

  private void slip(String near) {
    int at = place(near);
    switch (random.nextInt(9)) {
      case 0 -> replace(at, at + 1, "");
      case 1 -> replace(at, at, "" + INDICATORS.charAt(random.nextInt(INDICATORS.length())));
      case 2 -> replace(at, at, text.substring(at, Math.min(at + 1, text.length())));
      case 3 -> replace(at, at + 1, "" + INDICATORS.charAt(random.nextInt(INDICATORS.length())));
      case 4 -> changeLine(at);
      case 5 -> forget(at, Fuzzing.oneOf(random, ",", ":", "\"", "'", "}", "{", " ", "\n", "-"));
      case 6 ->
          word(
              at,
              Fuzzing.oneOf(random, "Inline", "kind", "openai", "inline", "authToken", "provider"),
              Fuzzing.oneOf(
                  random, "", "x", "Secret", "SecretRef", "inlin", "name", "&a ", "*a", "{"));
      default -> changeLine(at);
    }
  }

  private int place(String near) {
    List<Integer> places = new ArrayList<>();
    for (int at = text.indexOf(near); at >= 0; at = text.indexOf(near, at + 1)) {
      places.add(at);
    }
    if (places.isEmpty() || random.nextInt(4) == 0) {
      return random.nextInt(text.length() + 1);
    }
    int at = places.get(random.nextInt(places.size())) - 60 + random.nextInt(100 + near.length());
    return Math.max(0, Math.min(at, text.length()));
  }

  private void replace(int from, int to, String words) {
    text = text.substring(0, from) + words + text.substring(Math.min(to, text.length()));
  }

  private void forget(int at, String indicator) {
    int found = text.indexOf(indicator, at);
    if (found >= 0) {
      replace(found, found + 1, "");
    }
  }

  private void word(int at, String word, String other) {
    int found = text.indexOf(word, at);
    if (found >= 0) {
      replace(found, found + word.length(), other);
    }
  }

  private void changeLine(int at) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    String words = lines.get(line);
    switch (random.nextInt(6)) {
      case 0 -> lines.set(line, " ".repeat(1 + random.nextInt(4)) + words);
      case 1 -> lines.set(line, words.substring(Math.min(words.length(), random.nextInt(5))));
      case 2 -> lines.set(line, words.stripLeading());
      case 3 -> lines.add(line, words);
      case 4 -> lines.set(line, lines.set(Math.min(line + 1, lines.size() - 1), words));
      default -> lines.remove(line);
    }
    text = String.join("\n", lines);
  }
}
