package dev.mpool.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command accepts, and what its help says. The command line is parsed by it and picocli
 * makes help, completion and manual pages of it.
 *
 * @param names the name and then its aliases
 * @param description what the command does, in a sentence
 * @param positional the arguments that are not options
 * @param options in the order of the help
 * @param examples whole command lines
 */
record Syntax(
    List<String> names,
    String description,
    Positional positional,
    List<Option<?>> options,
    List<String> examples) {

  /** Every command has it. */
  static final Option<Void> HELP = Option.flag("Print this help.", "-h", "--help");

  /**
   * The arguments that are not options.
   *
   * @param least how many are needed
   * @param most how many are accepted
   * @param candidates the values that there are, if they are few
   */
  record Positional(
      String label, int least, int most, String description, List<String> candidates) {

    static final Positional NONE = new Positional("", 0, 0, "", List.of());
  }

  Syntax {
    options = List.copyOf(options);
  }

  /** The syntax of a command, with groups of options that it shares with others. */
  @SafeVarargs
  static Syntax of(
      List<String> names,
      String description,
      Positional positional,
      List<String> examples,
      List<Option<?>>... options) {
    List<Option<?>> all = new ArrayList<>();
    for (List<Option<?>> group : options) {
      all.addAll(group);
    }
    all.add(HELP);
    return new Syntax(names, description, positional, all, examples);
  }

  String name() {
    return names.get(0);
  }

  /** All names of options, for whoever misspelt one. */
  List<String> optionNames() {
    List<String> all = new ArrayList<>();
    for (Option<?> option : options) {
      all.addAll(option.names());
    }
    return all;
  }

  /** The option of a name; null if there is none. */
  Option<?> option(String name) {
    for (Option<?> option : options) {
      if (option.names().contains(name)) {
        return option;
      }
    }
    return null;
  }
}
