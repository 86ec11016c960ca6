package dev.mpool.cli;

import dev.mpool.report.Visible;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The command that writes what {@code --check} found to differ: the same, with {@code --output}.
 *
 * @param line as it is typed at a shell
 */
record RepairCommand(String line) {

  private static final String CHECK = "--check";
  private static final String OUTPUT = "--output";

  /** The one that belongs to the command line which has this option. */
  static RepairCommand of(OptionSpec check) {
    List<String> words = check.command().commandLine().getParseResult().originalArgs();
    StringBuilder line = new StringBuilder(Mpool.NAME + ' ' + check.command().name());
    for (String word : words) {
      boolean isCheck = word.equals(CHECK) || word.startsWith(CHECK + '=');
      line.append(' ').append(quoted(isCheck ? OUTPUT + word.substring(CHECK.length()) : word));
    }
    return new RepairCommand(line.toString());
  }

  /** Says, below a difference, what removes it. */
  void tell(Console console) throws IOException {
    console.tell("To write it, run: " + Visible.text(line));
  }

  /** Says that there is nothing to compare with. */
  void tellMissing(Path file, Console console) throws IOException {
    console.tell(Visible.text(file + " does not exist. To write it, run: " + line));
  }

  private static String quoted(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!Character.isLetterOrDigit(c) && "-_./:=,@%+".indexOf(c) < 0) {
        return '\'' + word.replace("'", "'\\''") + '\'';
      }
    }
    return word.isEmpty() ? "''" : word;
  }
}
