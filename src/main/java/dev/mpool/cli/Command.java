package dev.mpool.cli;

import java.io.IOException;

/** One thing that mpool does. */
interface Command {

  /** What the command accepts. */
  Syntax syntax();

  /**
   * Does it.
   *
   * @throws Failure if it cannot be done
   * @throws IOException if standard output cannot be written
   */
  ExitCode run(Arguments arguments, Console console) throws Failure, IOException;
}
