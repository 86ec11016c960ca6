package dev.mpool.yaml;

import dev.mpool.text.Span;
import dev.mpool.yaml.syntax.SyntaxProblem;

/**
 * The shell command around a manifest that was copied with it, such as {@code kubectl apply -f-
 * <<EOF}, and the line that ends it. YAML takes the first for the beginning of a text, and finds
 * fault only further down.
 */
final class HereDocument {

  private static final String MARK = "<<";

  private HereDocument() {}

  /** The word that ends the command on a line; null if the line is no such command. */
  static String word(String line) {
    int mark = line.indexOf(MARK);
    char first = line.isEmpty() ? ' ' : line.charAt(0);
    boolean isCommand = Character.isLetter(first) || first == '$' || first == '/' || first == '.';
    // A line with a key is YAML.
    if (mark <= 0 || !isCommand || line.contains(": ") || line.endsWith(":")) {
      return null;
    }
    int at = mark + MARK.length();
    while (at < line.length() && "-~ \t'\"\\".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    int end = at;
    while (end < line.length() && isWord(line.charAt(end))) {
      end++;
    }
    return end > at ? line.substring(at, end) : null;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  static SyntaxProblem opening(Span line, String word) {
    return SyntaxProblem.of(
            line, "This line is a shell command around the manifest, not a part of it.")
        .withHint("Remove it, and the line `" + word + "` behind the manifest.");
  }

  static SyntaxProblem closing(Span line) {
    return SyntaxProblem.of(
            line, "This line ends the shell command around the manifest; it is not a part of it.")
        .withHint("Remove it.");
  }
}
