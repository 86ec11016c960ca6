package dev.mpool.cli.option;

import picocli.CommandLine.Model.OptionSpec;

/**
 * An option as the command that has it sees it: picocli's, with the type of its value.
 *
 * @param absent the value where nobody says one; picocli does not know it, because it would write
 *     it out at every start, for a trace that is off
 */
public record Value<T>(OptionSpec option, T absent) {

  /** What the command line says, or else the project, or else what holds without both. */
  public T get() {
    T value = option.getValue();
    return value == null ? absent : value;
  }

  /** The name in messages. */
  public String name() {
    return option.longestName();
  }
}
