package dev.mpool.yaml;

import dev.mpool.text.Span;
import java.util.Optional;

/**
 * What keeps a document from being YAML.
 *
 * @param span the characters that are wrong, or the thing that is never finished
 * @param hint what to do about it, where the message does not say it already
 * @param opened the bracket or key that the span belongs to, where that helps
 */
record SyntaxProblem(Span span, String message, Optional<String> hint, Optional<Span> opened) {

  static SyntaxProblem of(Span span, String message) {
    return new SyntaxProblem(span, message, Optional.empty(), Optional.empty());
  }

  SyntaxProblem withHint(String text) {
    return new SyntaxProblem(span, message, Optional.of(text), opened);
  }

  SyntaxProblem within(Span opener) {
    return new SyntaxProblem(span, message, hint, Optional.of(opener));
  }
}
