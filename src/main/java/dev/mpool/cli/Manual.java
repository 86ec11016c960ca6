package dev.mpool.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What picocli makes of the commands' syntax: help, completion scripts and manual pages. */
final class Manual {

  private static final String EXAMPLES = "%nExamples:%n";

  private static final Map<String, String> EXIT_CODES =
      UsageMessageSpec.keyValuesMap(
          "0:no finding at or above --fail-on",
          "1:findings, or --check found a difference",
          "2:the command line is wrong",
          "3:the job could not be done");

  private Manual() {}

  /** The help of mpool as a whole. */
  static String ofMpool(Ansi ansi) {
    return whole().getUsageMessage(ansi);
  }

  /** The help of one command. */
  static String of(Syntax syntax, Ansi ansi) {
    return whole().getSubcommands().get(syntax.name()).getUsageMessage(ansi);
  }

  /** A completion script that bash and zsh understand. */
  static String completionScript() {
    return AutoComplete.bash(Mpool.NAME, whole());
  }

  /** The commands as picocli sees them. */
  static CommandLine whole() {
    CommandSpec root = CommandSpec.create().name(Mpool.NAME);
    root.usageMessage()
        .description("Compile and validate kgateway AI Backends with multipool failover.")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(EXIT_CODES)
        .footerHeading(EXAMPLES)
        .footer(
            "  mpool validate manifests/",
            "  mpool render backend.yaml > envoy.yaml",
            "  mpool rules mixed-providers");
    root.addOption(option(Syntax.HELP));
    root.addOption(option(Mpool.VERSION));
    for (Command command : Commands.all()) {
      root.addSubcommand(command.syntax().name(), spec(command.syntax()));
    }
    return new CommandLine(root);
  }

  private static CommandSpec spec(Syntax syntax) {
    CommandSpec spec = CommandSpec.create().name(syntax.name());
    spec.aliases(syntax.names().subList(1, syntax.names().size()).toArray(new String[0]));
    spec.parser().separator(" ");
    List<String> footer = new ArrayList<>();
    for (String example : syntax.examples()) {
      footer.add("  " + example);
    }
    spec.usageMessage()
        .description(syntax.description())
        .sortOptions(false)
        .optionListHeading("Options:\n")
        .footerHeading(EXAMPLES)
        .footer(footer.toArray(new String[0]));
    Syntax.Positional positional = syntax.positional();
    if (positional.most() > 0) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .paramLabel(positional.label())
              .index(positional.most() > 1 ? "0..*" : "0")
              .arity(positional.least() + (positional.most() > 1 ? "..*" : "..1"))
              .type(positional.candidates().isEmpty() ? Path[].class : String.class)
              .completionCandidates(orNull(positional.candidates()))
              .description(positional.description())
              .build());
    }
    for (Option<?> option : syntax.options()) {
      spec.addOption(option(option));
    }
    return spec;
  }

  private static OptionSpec option(Option<?> option) {
    OptionSpec.Builder spec =
        OptionSpec.builder(option.names().toArray(new String[0])).description(option.description());
    if (option.kind() == Option.Kind.FLAG) {
      return spec.type(boolean.class).arity("0").build();
    }
    Class<?> type = option.reader().isFile() ? Path.class : String.class;
    boolean several = option.kind() == Option.Kind.VALUES;
    return spec.arity("1")
        .paramLabel(option.label())
        .completionCandidates(orNull(option.reader().candidates()))
        .type(several ? List.class : type)
        .auxiliaryTypes(type)
        .build();
  }

  /** Shells complete these values; with null picocli looks at the type. */
  private static List<String> orNull(List<String> candidates) {
    return candidates.isEmpty() ? null : candidates;
  }
}
