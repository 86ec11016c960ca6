package dev.mpool.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * What surrounds a run: the three streams and the environment.
 *
 * @param out standard output; it fails when it cannot be written, but not for want of a reader
 * @param columns how many columns the terminal has
 */
record Console(
    InputStream in, PipeOutput out, PipeOutput err, int columns, Map<String, String> environment) {

  /** Says something in a line on standard error. */
  void tell(String text) throws IOException {
    err.print(Mpool.NAME + ": " + text + '\n');
  }

  /** Whether the terminal knows no more than lines of text. */
  boolean isTerminalDumb() {
    return "dumb".equals(environment.get("TERM"));
  }

  /**
   * Whether the run is a step of a workflow: GitHub sets {@code true}, others copy what it does.
   */
  boolean isInGithubActions() {
    return isSet("GITHUB_ACTIONS") && !"false".equals(environment.get("GITHUB_ACTIONS"));
  }

  /** Whether a variable is set to anything at all, as NO_COLOR wants to be read. */
  boolean isSet(String variable) {
    String value = environment.get(variable);
    return value != null && !value.isEmpty();
  }
}
