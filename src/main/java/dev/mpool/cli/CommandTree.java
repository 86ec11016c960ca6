package dev.mpool.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands by their names, and all of them under one root, as help and completion see them. */
final class CommandTree {

  private static final List<String> IN_ORDER =
      List.of("validate", "render", "explain", "drill", "migrate", "rules", "schema", "completion");

  private CommandTree() {}

  /** The command of a name or alias; null if there is none. */
  static Subcommand ofName(String name) {
    return switch (name) {
      case "validate", "lint" -> new ValidateCommand();
      case "render" -> new RenderCommand();
      case "explain" -> new ExplainCommand();
      case "drill" -> new DrillCommand();
      case "migrate" -> new MigrateCommand();
      case "rules" -> new RulesCommand();
      case "schema" -> new SchemaCommand();
      case "completion" -> new CompletionCommand();
      default -> null;
    };
  }

  /** Every command has it. */
  static OptionSpec help() {
    OptionSpec.Builder help = OptionSpec.builder("-h", "--help").usageHelp(true);
    return help.arity("0").description("Print this help.").build();
  }

  /** What may stand where a command's name is missing. */
  static CommandSpec root() {
    OptionSpec.Builder version = OptionSpec.builder("-V", "--version").versionHelp(true);
    return CommandWords.spec()
        .name(Mpool.NAME)
        .addOption(help())
        .addOption(version.arity("0").description("Print the version.").build());
  }

  /** All commands as picocli makes help, completion and manual pages of them. */
  static CommandLine whole() {
    CommandSpec root = root();
    root.usageMessage()
        .description("Compile and validate kgateway AI Backends with multipool failover.")
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(
            UsageMessageSpec.keyValuesMap(
                "0:no finding at or above --fail-on",
                "1:findings, or --check found a difference",
                "2:the command line is wrong",
                "3:the job could not be done"))
        .footer(
            "mpool validate manifests/",
            "mpool render backend.yaml > envoy.yaml",
            "mpool rules mixed-providers");
    for (String name : IN_ORDER) {
      CommandSpec spec = laidOut(ofName(name).shown());
      spec.usageMessage().abbreviateSynopsis(true);
      root.addSubcommand(spec.name(), spec);
    }
    return new CommandLine(laidOut(root));
  }

  /** The help of a command, or of all. */
  static String help(CommandLine command, Ansi ansi) {
    return Unbroken.shown(command.getUsageMessage(ansi));
  }

  private static CommandSpec laidOut(CommandSpec spec) {
    spec.parser().separator(" ");
    String[] examples = spec.usageMessage().footer();
    for (int i = 0; i < examples.length; i++) {
      examples[i] = "  " + examples[i];
    }
    spec.usageMessage()
        .sortOptions(false)
        .parameterListHeading("%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .footerHeading("%nExamples:%n")
        .footer(examples);
    return spec;
  }
}
