package dev.mpool.cli;

import dev.mpool.Compiler;
import dev.mpool.Inspection;
import dev.mpool.report.ReportFormat;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.InputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code mpool validate}: reports every finding. */
final class ValidateCommand implements Command {

  private static final Option<Path> OUTPUT =
      OutputFile.option("Write the report to FILE, and a report for people to standard output.");

  private static final Option<Void> WATCH =
      Option.flag("Validate again whenever a file changes, until Ctrl-C.", "--watch");

  @Override
  public Syntax syntax() {
    return Syntax.of(
        List.of("validate", "lint"),
        "Report everything that is wrong with the Backends of the input.",
        InputArguments.PATHS,
        List.of(
            "mpool validate manifests/",
            "kubectl get backends -o yaml | mpool validate -",
            "mpool validate --format sarif --output mpool.sarif manifests/",
            "mpool validate --fail-on warning backend.yaml",
            "mpool validate --watch manifests/"),
        InputArguments.OPTIONS,
        ReportArguments.OPTIONS,
        List.of(OUTPUT, WATCH, CustomSchema.CRD),
        ManifestOptions.OPTIONS);
  }

  @Override
  public ExitCode run(Arguments arguments, Console console) throws Failure, IOException {
    if (!WATCH.isGivenIn(arguments)) {
      return validate(arguments, console);
    }
    if (arguments.positionals().contains(InputFile.STANDARD_INPUT)) {
      throw Failure.usage("--watch needs files or folders; standard input can be read only once.");
    }
    if (OUTPUT.isGivenIn(arguments)) {
      throw Failure.usage("--watch shows its reports, so it does not go with --output.");
    }
    boolean text = ReportArguments.of(arguments, console).format() == ReportFormat.TEXT;
    return new Watch(arguments, CustomSchema.CRD.in(arguments), console)
        .repeat(() -> validate(arguments, console), text);
  }

  private static ExitCode validate(Arguments arguments, Console console)
      throws Failure, IOException {
    InputArguments input = InputArguments.of(arguments);
    RuleSettings rules = ManifestOptions.of(arguments);
    ReportArguments report = ReportArguments.of(arguments, console);
    Path file = OUTPUT.in(arguments);
    if (file != null) {
      new OutputFile(file).mustNotBeAmong(arguments.positionals());
    }

    Compiler compiler = CustomSchema.compiler(arguments, input.settings(rules), console);
    Inspection inspection;
    try (ProgressLine progress = ProgressLine.on(console, input.files().size())) {
      inspection = compiler.inspect(input.files(), progress);
    }
    if (file != null) {
      new OutputFile(file).write(report.text(inspection, input.failOn()));
      report = report.forScreen(console);
    }
    report.write(inspection, input.failOn(), console.out(), console.outIsTerminal(), console);
    return input.exitCode(inspection);
  }
}
