package dev.mpool.yaml;

import dev.mpool.text.Span;
import dev.mpool.yaml.syntax.SyntaxProblem;
import dev.mpool.yaml.syntax.YamlSyntax;
import java.util.Optional;

/** The markers that git leaves in a file whose versions it could not bring together. */
final class MergeConflict {

  /** How far before a problem its cause is looked for, so that no long text is searched often. */
  private static final int REACH = 4000;

  private static final int LENGTH = 7;

  private MergeConflict() {}

  /** The marker on the line of a problem, or the nearest beginning of a conflict before it. */
  static Optional<SyntaxProblem> near(String text, int offset) {
    int start = lineStart(text, offset);
    if (isMarker(text, start, '=') || isMarker(text, start, '>')) {
      return Optional.of(marker(text, start));
    }
    while (start >= 0 && offset - start < REACH) {
      if (isMarker(text, start, '<')) {
        return Optional.of(marker(text, start));
      }
      start = start == 0 ? -1 : lineStart(text, start - 1);
    }
    return Optional.empty();
  }

  private static SyntaxProblem marker(String text, int start) {
    return SyntaxProblem.of(
            new Span(start, start + LENGTH), "This line marks a merge conflict that git has left.")
        .withHint(
            "Decide between the two versions, and remove the lines with <<<<<<< and >>>>>>>.");
  }

  private static int lineStart(String text, int offset) {
    int at = Math.min(offset, text.length());
    int least = Math.max(0, at - REACH);
    while (at > least && !YamlSyntax.isBreak(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isMarker(String text, int start, char sign) {
    for (int i = start; i < start + LENGTH; i++) {
      if (i >= text.length() || text.charAt(i) != sign) {
        return false;
      }
    }
    return start + LENGTH == text.length() || YamlSyntax.isBlankOrEnd(text.charAt(start + LENGTH));
  }
}
