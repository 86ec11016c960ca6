package dev.mpool.cli;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Severity;
import dev.mpool.diag.Summary;
import dev.mpool.report.Palette;
import dev.mpool.report.ReportContent;
import dev.mpool.report.TextReport;
import dev.mpool.text.Excerpt;
import dev.mpool.text.NearestName;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

/**
 * The program: picks the command, and turns whatever happens into output and an exit code. User
 * errors are one line; only here are bugs caught.
 */
final class Mpool {

  static final String NAME = "mpool";

  private static final String DEBUG = "MPOOL_DEBUG";

  private final Console console;

  Mpool(Console console) {
    this.console = console;
  }

  /** Runs a command line and returns its exit code. */
  int run(String... args) {
    try {
      return dispatch(Arrays.asList(args)).code();
    } catch (Failure e) {
      tell(e, console);
      return e.exitCode().code();
    } catch (IOException e) {
      return outputFailed(e).code();
    } catch (OutOfMemoryError e) {
      tell(
          "The input needs more memory than there is. Give mpool fewer or smaller files.", console);
      return ExitCode.FAILURE.code();
    } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
      tellBug(e);
      return ExitCode.FAILURE.code();
    }
  }

  private ExitCode dispatch(List<String> words) throws Failure, IOException {
    if (words.isEmpty()) {
      return help(CommandTree.whole());
    }
    String name = words.get(0);
    if (name.equals("help")) {
      List<String> asked = new ArrayList<>(words.subList(1, words.size()));
      asked.add("--help");
      return dispatch(asked);
    }
    Subcommand command = CommandTree.ofName(name);
    if (command == null) {
      return withoutCommand(words);
    }
    if (CommandWords.parse(command.parsed(), words.subList(1, words.size()))
        .isUsageHelpRequested()) {
      return help(CommandTree.whole().getSubcommands().get(name));
    }
    return command.run(console);
  }

  private ExitCode withoutCommand(List<String> words) throws Failure, IOException {
    String word = words.get(0);
    if (!word.startsWith("-") || word.length() == 1) {
      List<String> known = new ArrayList<>(CommandTree.whole().getSubcommands().keySet());
      known.addAll(List.of("--help", "--version"));
      throw Failure.usage(
          "Unknown command "
              + Excerpt.quoted(word)
              + '.'
              + NearestName.hint(word, known)
              + " See mpool --help.");
    }
    ParseResult asked = CommandWords.parse(CommandTree.root(), words);
    if (!asked.isUsageHelpRequested() && asked.isVersionHelpRequested()) {
      return print(NAME + ' ' + version() + '\n');
    }
    return help(CommandTree.whole());
  }

  private ExitCode help(CommandLine command) throws IOException {
    return print(CommandTree.help(command, ansi()));
  }

  private ExitCode print(String text) throws IOException {
    console.out().print(text);
    return ExitCode.SUCCESS;
  }

  private Ansi ansi() {
    boolean coloured = ReportArguments.Colour.AUTO.isShown(console.out().isTerminal(), console);
    return coloured ? Ansi.ON : Ansi.OFF;
  }

  private static String version() {
    String version = Mpool.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  private ExitCode outputFailed(IOException e) {
    tell("Cannot write the output: " + e.getMessage() + '.', console);
    return ExitCode.FAILURE;
  }

  /** Says why a command ended, on standard error. */
  static void tell(Failure failure, Console console) {
    List<Diagnostic> found = failure.findings();
    if (!found.isEmpty()) {
      try {
        Palette palette = ReportArguments.Colour.AUTO.palette(console.err(), console);
        ReportContent findings =
            new ReportContent(Summary.of(1, 0, 0, 0, found), found, Severity.ERROR);
        Writer out = console.err().writer();
        new TextReport(palette).writeFindings(findings, out);
        out.flush();
      } catch (IOException e) {
        // As for the line below.
        return;
      }
    }
    if (!failure.getMessage().isEmpty()) {
      tell(failure.getMessage(), console);
    }
  }

  private static void tell(String message, Console console) {
    try {
      console.tell(message);
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
    tell(text.toString(), console);
  }
}
