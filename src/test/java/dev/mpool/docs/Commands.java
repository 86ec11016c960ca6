package dev.mpool.docs;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of the programs that the documentation promises to have tried a text calls. */
final class Commands {

  /** At the beginning of a line or list item, after an operator, or after variables. */
  private static final Pattern CALL =
      Pattern.compile(
          "(?m)(?:^|[|;&(]|\\$ |- |run: |entry: )\\s*(?:[A-Z_]+=\\S* +)*"
              + "(?:[\\w./-]*/)?(mpool|mvn|envoy) +(?=[a-z./-])");

  private Commands() {}

  static Set<String> of(String text) {
    Set<String> programs = new LinkedHashSet<>();
    Matcher call = CALL.matcher(text);
    while (call.find()) {
      programs.add(call.group(1));
    }
    return programs;
  }
}
