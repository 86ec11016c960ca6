package dev.mpool.yaml;

import dev.mpool.text.Span;
import dev.mpool.yaml.syntax.SyntaxProblem;
import java.util.Locale;

/** What is wrong with a stream of documents before any of them is read as YAML. */
final class StreamMessages {

  private StreamMessages() {}

  /** A character that YAML 1.1 does not allow anywhere, not even in quotes. */
  static SyntaxProblem forbidden(char c, int at) {
    String code = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    String name = "U+" + "0".repeat(4 - code.length()) + code;
    return SyntaxProblem.of(
            new Span(at, at + 1), "The control character " + name + " cannot stand in YAML.")
        .withHint("Remove it, or write it as an escape in double quotes.");
  }

  /**
   * Something stands on the line of a separator that is no comment.
   *
   * @param dash whether it is one more dash
   */
  static SyntaxProblem besideSeparator(Span text, boolean dash) {
    return SyntaxProblem.of(text, "Only a comment can stand beside a --- that separates documents.")
        .withHint(dash ? "Write three dashes and nothing else." : "Write it on the next line.");
  }

  /**
   * Something stands here that kubectl takes neither for JSON nor for YAML.
   *
   * @param count how many JSON values stand before it
   */
  static SyntaxProblem noJson(Span text, int count) {
    return count > 1
        ? SyntaxProblem.of(text, "kubectl takes nothing but JSON behind several JSON objects.")
            .withHint("Write a line with --- between all documents, or remove this.")
        : SyntaxProblem.of(text, "kubectl reads neither JSON nor YAML here.");
  }
}
