package dev.mpool.cli;

import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.ValueReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** One thing that mpool does, with all that its command line may say. */
abstract class Subcommand {

  private final CommandSpec spec = CommandWords.spec();
  private final List<OptionGroup> groups = new ArrayList<>();

  /**
   * A command.
   *
   * @param description what it does, in a sentence
   * @param examples whole command lines
   */
  Subcommand(String name, String description, String... examples) {
    spec.name(name).usageMessage().description(description).footer(examples);
  }

  /**
   * Does it, with the values that the command line has.
   *
   * @throws Failure if it cannot be done
   * @throws IOException if standard output cannot be written
   */
  abstract ExitCode run(Console console) throws Failure, IOException;

  /** An argument that is no option. */
  static PositionalParamSpec argument(
      String label, String count, String description, ValueReader<?> reader) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .index("0")
        .arity(count)
        .required(count.startsWith("1"))
        .description(description)
        .converters(reader)
        .completionCandidates(reader.candidates())
        .build();
  }

  final void alias(String name) {
    spec.aliases(name);
  }

  /** Accepts arguments that are not options. */
  final void accept(PositionalParamSpec arguments) {
    spec.addPositional(arguments);
  }

  /** Accepts these options, which the help shows in this order. */
  final void accept(OptionGroup... options) {
    groups.addAll(List.of(options));
  }

  /** What picocli takes the command line apart by. */
  final CommandSpec parsed() {
    for (OptionGroup group : groups) {
      for (OptionSpec option : group.options()) {
        spec.addOption(option);
      }
    }
    return spec.addOption(CommandTree.help());
  }

  /**
   * What picocli makes help, completion and manual pages of: the same, and the groups' headings.
   */
  final CommandSpec shown() {
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      spec.remove(argument);
      spec.addPositional(argument.toBuilder().description(glued(argument)).build());
    }
    for (OptionGroup group : groups) {
      ArgGroupSpec.Builder shown = ArgGroupSpec.builder();
      shown.exclusive(false).validate(false).heading("%n" + group.heading() + ":%n");
      for (OptionSpec option : group.options()) {
        shown.addArg(option.toBuilder().description(glued(option)).build());
      }
      spec.addArgGroup(shown.build());
    }
    return spec.addOption(CommandTree.help());
  }

  private static String glued(ArgSpec argument) {
    return Unbroken.glued(argument.description()[0]);
  }
}
