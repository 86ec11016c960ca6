package dev.mpool.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One thing that mpool does. */
interface Command {

  /** Describes the command's arguments and its help. */
  CommandSpec spec();

  /**
   * Does it.
   *
   * @throws Failure if it cannot be done
   * @throws IOException if standard output cannot be written
   */
  ExitCode run(ParseResult arguments, Console console) throws Failure, IOException;
}
