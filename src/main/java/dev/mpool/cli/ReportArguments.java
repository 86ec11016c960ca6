package dev.mpool.cli;

import dev.mpool.diag.Severity;
import dev.mpool.inspect.Inspection;
import dev.mpool.model.InlineTokens;
import dev.mpool.report.Palette;
import dev.mpool.report.ReportContent;
import dev.mpool.report.ReportFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/**
 * How findings are told.
 *
 * @param configuration the file that the project's settings come from, which people are told
 */
record ReportArguments(ReportFormat format, Colour colour, Optional<String> configuration) {

  /** When a report has colours. */
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    /** Whether colours are to be seen; never with NO_COLOR, whatever a command line says. */
    boolean isShown(boolean onTerminal, Console console) {
      boolean wanted = this == ALWAYS || this == AUTO && onTerminal && !console.isTerminalDumb();
      return wanted && !console.isSet("NO_COLOR");
    }

    Palette palette(PipeOutput out, Console console) {
      return palette(out.isTerminal(), console);
    }

    private Palette palette(boolean onTerminal, Console console) {
      return isShown(onTerminal, console) ? Palette.ANSI : Palette.PLAIN;
    }
  }

  /** The same findings for whoever watches the run. */
  ReportArguments forScreen(Console console) {
    return new ReportArguments(usualFormat(console), colour, configuration);
  }

  /** The format for whoever watches the run if none is asked for. */
  static ReportFormat usualFormat(Console console) {
    return console.isInGithubActions() ? ReportFormat.GITHUB : ReportFormat.TEXT;
  }

  /** Writes the findings to a stream. */
  void write(Inspection inspection, Severity failOn, PipeOutput out, Console console)
      throws IOException {
    Writer writer = out.writer();
    format.report(colour.palette(out, console)).write(findings(inspection, failOn), writer);
    writer.flush();
  }

  /** The findings as the text of a file. */
  String text(Inspection inspection, Severity failOn, Console console) throws IOException {
    StringWriter text = new StringWriter();
    format.report(colour.palette(false, console)).write(findings(inspection, failOn), text);
    return text.toString();
  }

  private ReportContent findings(Inspection inspection, Severity failOn) {
    // Thousands of Backends are looked through only if there is a finding to hide tokens in.
    List<String> tokens =
        inspection.diagnostics().isEmpty()
            ? List.of()
            : InlineTokens.of(inspection.backends()).reveal();
    return new ReportContent(
        inspection.summary(), inspection.diagnostics(), failOn, configuration, tokens);
  }

  /** Whether people read the findings: then nothing is said where nothing was found. */
  boolean isForPeople() {
    return format == ReportFormat.TEXT || format == ReportFormat.GITHUB;
  }
}
