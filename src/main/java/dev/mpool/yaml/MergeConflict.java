package dev.mpool.yaml;

import dev.mpool.text.Span;
import dev.mpool.yaml.syntax.SyntaxProblem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The markers that git leaves in a file whose versions it could not bring together. */
final class MergeConflict {

  /** How far before a problem its cause is looked for, so that no long text is searched often. */
  private static final int REACH = 4000;

  private static final int LENGTH = 7;

  private static final Pattern MARKER = Pattern.compile("(?m)^([<=>])\\1{6}(?!\\S)");

  private MergeConflict() {}

  /** The marker on the line of a problem, or the nearest beginning of a conflict before it. */
  static Optional<SyntaxProblem> near(String text, int offset) {
    int from = Math.max(0, offset - REACH);
    int to = Math.min(text.length(), offset + LENGTH);
    Matcher marker = MARKER.matcher(text).useAnchoringBounds(false).useTransparentBounds(true);
    marker.region(from, Math.max(from, to));
    int last = -1;
    int beginning = -1;
    while (marker.find() && marker.start() <= offset) {
      last = marker.start();
      beginning = marker.group().startsWith("<") ? last : beginning;
    }
    boolean isHere = last >= 0 && (text.substring(last, offset) + ".").lines().count() == 1;
    int start = isHere ? last : beginning;
    return start < 0
        ? Optional.empty()
        : Optional.of(
            SyntaxProblem.of(
                    new Span(start, start + LENGTH),
                    "This line marks a merge conflict that git has left.")
                .withHint(
                    "Decide between the two versions, and remove the lines with <<<<<<< and >>>>>>>."));
  }
}
