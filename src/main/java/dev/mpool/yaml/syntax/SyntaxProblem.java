package dev.mpool.yaml.syntax;

import dev.mpool.text.Span;
import java.util.Optional;

/**
 * What keeps a document from being YAML.
 *
 * @param span the characters that are wrong, or the thing that is never finished
 * @param hint what to do about it, where the message does not say it already
 * @param note a second place that explains the first, where that helps
 */
public record SyntaxProblem(Span span, String message, Optional<String> hint, Optional<Note> note) {

  /** A place and what it is. */
  public record Note(Span span, String message) {}

  public static SyntaxProblem of(Span span, String message) {
    return new SyntaxProblem(span, message, Optional.empty(), Optional.empty());
  }

  public SyntaxProblem withHint(String text) {
    return new SyntaxProblem(span, message, Optional.of(text), note);
  }

  /** The bracket or key that the span belongs to. */
  SyntaxProblem within(Span opener) {
    return withNote(opener, "it begins here");
  }

  SyntaxProblem withNote(Span place, String what) {
    return new SyntaxProblem(span, message, hint, Optional.of(new Note(place, what)));
  }
}
