package dev.mpool.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;

/** The difference of two texts as {@code diff -u} tells it. */
final class UnifiedDiff {

  private static final int CONTEXT = 3;

  /** The lines before the first place where the texts differ: their names. */
  private static final int HEADER = 2;

  /** Beyond so many differing lines the search for the smallest difference would take too long. */
  private static final int MOST_LINES = 4000;

  /** What {@code diff} writes below a last line without a line feed. */
  private static final String NO_NEWLINE = "\\ No newline at end of file";

  private UnifiedDiff() {}

  /**
   * The lines of the difference, with a header; empty if the texts are equal. None of them has a
   * line feed.
   */
  static List<String> of(String fromName, String from, String toName, String to) {
    List<String> old = lines(from);
    List<String> now = lines(to);
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(fromName, toName, old, patch(old, now), CONTEXT);
    if (old.isEmpty() && diff.size() > HEADER) {
      // The library counts from 1 here too, but an empty text has no first line.
      diff.set(HEADER, diff.get(HEADER).replace("@@ -1,0 ", "@@ -0,0 "));
    }
    return withMarksApart(diff);
  }

  private static List<String> withMarksApart(List<String> diff) {
    List<String> lines = new ArrayList<>(diff.size() + 2);
    for (String line : diff) {
      if (line.endsWith('\n' + NO_NEWLINE)) {
        lines.add(line.substring(0, line.length() - NO_NEWLINE.length() - 1));
        lines.add(NO_NEWLINE);
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static Patch<String> patch(List<String> old, List<String> now) {
    int start = 0;
    int most = Math.min(old.size(), now.size());
    while (start < most && old.get(start).equals(now.get(start))) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
      end++;
    }
    List<String> oldMiddle = old.subList(start, old.size() - end);
    List<String> newMiddle = now.subList(start, now.size() - end);
    Patch<String> patch = new Patch<>();
    if (oldMiddle.size() + newMiddle.size() > MOST_LINES) {
      patch.addDelta(
          new ChangeDelta<>(new Chunk<>(start, oldMiddle), new Chunk<>(start, newMiddle)));
      return patch;
    }
    for (AbstractDelta<String> delta : DiffUtils.diff(oldMiddle, newMiddle).getDeltas()) {
      patch.addDelta(
          delta.withChunks(moved(delta.getSource(), start), moved(delta.getTarget(), start)));
    }
    return patch;
  }

  private static Chunk<String> moved(Chunk<String> chunk, int by) {
    return new Chunk<>(chunk.getPosition() + by, chunk.getLines());
  }

  /** Lines without their line feeds; a last line without one differs from one that has it. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        lines.add(text.substring(start) + '\n' + NO_NEWLINE);
        break;
      }
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    return lines;
  }
}
