package dev.mpool.docs;

import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a documentation page.
 *
 * @param language what follows the fence, such as {@code console}
 * @param line of its first content line in the page, from 1
 */
record Block(String language, int line, List<String> lines) {

  Block {
    lines = List.copyOf(lines);
  }

  /** The commands to run: all of a {@code sh} block as one, each of a {@code console} block. */
  List<Step> steps() {
    return switch (language) {
      case "sh" -> List.of(new Step(line, String.join("\n", lines), List.of(), false));
      case "console" -> typed();
      default -> List.of();
    };
  }

  private List<Step> typed() {
    List<Step> steps = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      if (!lines.get(i).startsWith(Step.PROMPT)) {
        throw new IllegalStateException("line " + (line + i) + ": output without a command");
      }
      int first = i;
      StringBuilder command = new StringBuilder(lines.get(i).substring(Step.PROMPT.length()));
      i++;
      while (i < lines.size() && lines.get(i).startsWith(Step.CONTINUED)) {
        command.append('\n').append(lines.get(i).substring(Step.CONTINUED.length()));
        i++;
      }
      List<String> shown = new ArrayList<>();
      while (i < lines.size() && !lines.get(i).startsWith(Step.PROMPT)) {
        shown.add(lines.get(i));
        i++;
      }
      steps.add(new Step(line + first, command.toString(), shown, true));
    }
    return steps;
  }
}
