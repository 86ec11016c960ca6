package dev.mpool.docs;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An output as a page shows it. A line {@code …} stands for any lines, and {@code …} within a line
 * for any text, such as a time.
 */
record ShownOutput(List<String> lines) {

  private static final String ANYTHING = "…";
  private static final int CONTEXT = 2;

  ShownOutput {
    lines = List.copyOf(lines);
  }

  boolean matches(List<String> real) {
    return Pattern.matches(pattern(), text(real));
  }

  /** What a reader would see instead. */
  String difference(List<String> real) {
    return String.join(
        "\n",
        UnifiedDiffUtils.generateUnifiedDiff(
            "shown", "printed", lines, DiffUtils.diff(lines, real), CONTEXT));
  }

  private String pattern() {
    StringBuilder pattern = new StringBuilder();
    for (String line : lines) {
      if (line.strip().equals(ANYTHING)) {
        pattern.append("(?:.*\n)*?");
      } else {
        for (String part : line.split("(?=…)|(?<=…)")) {
          pattern.append(part.equals(ANYTHING) ? ".*?" : Pattern.quote(part));
        }
        pattern.append('\n');
      }
    }
    return pattern.toString();
  }

  private static String text(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
