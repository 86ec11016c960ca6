package dev.mpool.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * What surrounds a run: the three streams, whether people look at them, and the environment.
 *
 * @param out standard output; it fails when it cannot be written, but not for want of a reader
 * @param outIsTerminal whether standard output is a terminal
 * @param errIsTerminal whether standard error is a terminal
 * @param columns how many columns the terminal has
 */
record Console(
    InputStream in,
    PipeOutput out,
    PipeOutput err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns,
    Map<String, String> environment) {

  /** Streams as the process has them. */
  Console(
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      int columns,
      Map<String, String> environment) {
    this(
        in,
        new PipeOutput(out),
        new PipeOutput(err),
        outIsTerminal,
        errIsTerminal,
        columns,
        environment);
  }

  /** Whether what people see may have colours, as they and their terminal want it. */
  boolean takesColours() {
    return !isSet("NO_COLOR") && !isTerminalDumb();
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
