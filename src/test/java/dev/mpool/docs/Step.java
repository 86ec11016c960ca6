package dev.mpool.docs;

import java.util.List;

/**
 * One command of a documentation page, with the output that the page shows for it.
 *
 * @param line where the command begins in its page, from 1
 * @param command what a reader types; several lines if the page shows several
 * @param shown the lines below the command; empty if the page shows no output
 * @param compared whether the page promises an output (a {@code console} block) or only commands
 */
record Step(int line, String command, List<String> shown, boolean compared) {

  /** What a command of a {@code console} block begins with, and what its further lines do. */
  static final String PROMPT = "$ ";

  static final String CONTINUED = "> ";

  Step {
    shown = List.copyOf(shown);
  }
}
