package dev.mpool.yaml;

import dev.mpool.text.Span;
import dev.mpool.yaml.syntax.SyntaxProblem;
import java.util.Optional;

/** A placeholder such as {@code {{ .Values.x }}} that was to be filled in before YAML is read. */
final class TemplatePlaceholder {

  /** How far from a problem its cause is looked for, so that no long line is searched often. */
  private static final int REACH = 200;

  private TemplatePlaceholder() {}

  /** The placeholder on the line of a problem, as the problem. */
  static Optional<SyntaxProblem> near(String text, int offset) {
    int from = offset;
    while (from > 0 && offset - from < REACH && !isBreak(text.charAt(from - 1))) {
      from--;
    }
    int to = offset;
    while (to < text.length() && to - offset < REACH && !isBreak(text.charAt(to))) {
      to++;
    }
    String line = text.substring(from, to);
    int open = line.indexOf("{{");
    if (open < 0) {
      return Optional.empty();
    }
    int close = line.indexOf("}}", open);
    Span span = new Span(from + open, close < 0 ? to : from + close + 2);
    return Optional.of(
        SyntaxProblem.of(span, "This is a template placeholder that has not been filled in.")
            .withHint("Render the template first, for example with helm template."));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
