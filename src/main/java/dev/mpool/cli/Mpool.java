package dev.mpool.cli;

import dev.mpool.report.Visible;
import dev.mpool.schema.NearestName;
import dev.mpool.text.Excerpt;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program: picks the command, and turns whatever happens into output and an exit code. User
 * errors are one line; only here are bugs caught.
 */
final class Mpool {

  static final String NAME = "mpool";

  private static final String HELP = "--help";
  private static final String VERSION = "--version";
  private static final String DEBUG = "MPOOL_DEBUG";

  private final Console console;

  Mpool(Console console) {
    this.console = console;
  }

  private static Map<String, Supplier<Command>> commands() {
    Map<String, Supplier<Command>> commands = new LinkedHashMap<>();
    commands.put("validate", ValidateCommand::new);
    commands.put("render", RenderCommand::new);
    commands.put("rules", RulesCommand::new);
    commands.put("schema", SchemaCommand::new);
    commands.put("completion", CompletionCommand::new);
    return commands;
  }

  /** Runs a command line. */
  int run(String[] args) {
    try {
      return dispatch(args).code();
    } catch (Failure e) {
      tell(e.getMessage());
      return e.exitCode().code();
    } catch (IOException e) {
      return outputFailed(e).code();
    } catch (OutOfMemoryError e) {
      tell("The input needs more memory than there is. Give mpool fewer or smaller files.");
      return ExitCode.FAILURE.code();
    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
      tellBug(e);
      return ExitCode.FAILURE.code();
    }
  }

  private ExitCode dispatch(String[] args) throws Failure, IOException {
    Supplier<Command> asked = args.length == 0 ? null : command(args[0]);
    if (asked == null) {
      return withoutCommand(args);
    }
    // Only the command that is asked for is described to picocli: that halves its time.
    Command command = asked.get();
    CommandLine line = commandLine(name(args[0]), command);
    ParseResult arguments = parse(line, Arrays.copyOfRange(args, 1, args.length));
    if (Option.isGiven(HELP, arguments)) {
      return help(line);
    }
    return command.run(arguments, console);
  }

  private static Supplier<Command> command(String name) {
    return commands().get(name(name));
  }

  private static String name(String given) {
    return given.equals("lint") ? "validate" : given;
  }

  private ExitCode withoutCommand(String[] args) throws Failure, IOException {
    CommandLine line = wholeCommandLine();
    ParseResult arguments = parse(line, args);
    if (Option.isGiven(VERSION, arguments)) {
      Utf8Output.write(NAME + ' ' + version() + '\n', console.out());
      return ExitCode.SUCCESS;
    }
    if (Option.isGiven(HELP, arguments)) {
      return help(line);
    }
    throw Failure.usage("No command is given. See mpool --help.");
  }

  /** The command line with all commands, for help and completion. */
  static CommandLine wholeCommandLine() {
    CommandSpec root = CommandSpec.create().name(NAME);
    root.addOption(helpOption());
    root.addOption(Option.flag("Print the version.", "-V", VERSION));
    root.usageMessage()
        .description("Compile and validate kgateway AI Backends with multipool failover.")
        .footer(
            "",
            "Examples:",
            "  mpool validate manifests/",
            "  mpool render backend.yaml > envoy.yaml",
            "  mpool rules mixed-providers",
            "",
            "Exit codes: 0 no findings, 1 findings, 2 wrong usage, 3 could not do the job.");
    CommandLine line = configured(new CommandLine(root));
    commands().forEach((name, command) -> line.addSubcommand(name, describe(name, command.get())));
    return configured(line);
  }

  private static CommandLine commandLine(String name, Command command) {
    return configured(new CommandLine(describe(NAME + ' ' + name, command)));
  }

  private static CommandSpec describe(String name, Command command) {
    CommandSpec spec = command.spec().name(name);
    spec.addOption(helpOption());
    spec.usageMessage().sortOptions(false).optionListHeading("Options:\n");
    return spec;
  }

  private static CommandLine.Model.OptionSpec helpOption() {
    return CommandLine.Model.OptionSpec.builder("-h", HELP)
        .type(boolean.class)
        .arity("0")
        .usageHelp(true)
        .description("Print this help.")
        .build();
  }

  private static CommandLine configured(CommandLine line) {
    // A file may be called @x: picocli would read arguments from x.
    return line.setExpandAtFiles(false).setUsageHelpAutoWidth(false);
  }

  private static ParseResult parse(CommandLine line, String[] args) throws Failure {
    try {
      return line.parseArgs(args);
    } catch (ParameterException e) {
      CommandSpec spec = e.getCommandLine().getCommandSpec();
      throw Failure.usage(problem(e, spec) + " See " + spec.qualifiedName() + " --help.");
    }
  }

  private static String problem(ParameterException e, CommandSpec spec) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      if (first.startsWith("-")) {
        String name = first.contains("=") ? first.substring(0, first.indexOf('=')) : first;
        return "Unknown option "
            + Excerpt.quoted(name)
            + '.'
            + nearest(name, spec.optionsMap().keySet());
      }
      String what = spec.subcommands().isEmpty() ? "Superfluous argument " : "Unknown command ";
      return what + Excerpt.quoted(first) + '.' + nearest(first, spec.subcommands().keySet());
    }
    String message = Visible.text(e.getMessage().strip());
    return message.endsWith(".") ? message : message + '.';
  }

  private static String nearest(String wrong, Collection<String> known) {
    return NearestName.of(wrong, known).map(name -> " Did you mean " + name + '?').orElse("");
  }

  private ExitCode help(CommandLine line) throws IOException {
    boolean colour = console.outIsTerminal() && !console.isSet("NO_COLOR");
    Help.Ansi ansi = colour ? Help.Ansi.ON : Help.Ansi.OFF;
    Utf8Output.write(line.getUsageMessage(ansi), console.out());
    return ExitCode.SUCCESS;
  }

  private static String version() {
    String version = Mpool.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  private ExitCode outputFailed(IOException e) {
    String reason = String.valueOf(e.getMessage());
    // The reader has seen enough: nobody is left to be told.
    if (reason.contains("Broken pipe")) {
      return ExitCode.SUCCESS;
    }
    tell("Cannot write the output: " + reason + '.');
    return ExitCode.FAILURE;
  }

  private void tell(String message) {
    try {
      Utf8Output.write(NAME + ": " + message + '\n', console.err());
    } catch (IOException e) {
      // There is no other place to say it; the exit code tells that something went wrong.
      return;
    }
  }

  /** Never with the exception's message, which might quote the input. */
  private void tellBug(Throwable bug) {
    StringBuilder text = new StringBuilder("This is a bug in mpool (");
    text.append(bug.getClass().getSimpleName());
    if (!console.isSet(DEBUG)) {
      text.append("). Please report it with what ").append(DEBUG).append("=1 adds.");
    } else {
      text.append(')');
      for (Throwable each = bug; each != null; each = each.getCause()) {
        text.append('\n').append(each.getClass().getName());
        for (StackTraceElement frame : each.getStackTrace()) {
          text.append("\n  at ").append(frame);
        }
      }
    }
    tell(text.toString());
  }
}
