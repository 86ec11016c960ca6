package dev.mpool.cli;

import picocli.CommandLine.Model.OptionSpec;

/** An option as the command that has it sees it: picocli's, with the type of its value. */
record Value<T>(OptionSpec option) {

  /** What the command line says, or else the project, or else what holds without both. */
  T get() {
    return option.getValue();
  }

  /** The name in messages. */
  String name() {
    return option.longestName();
  }
}
