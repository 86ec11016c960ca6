package dev.mpool.cli;

import dev.mpool.Compiler;
import dev.mpool.cli.option.Value;
import dev.mpool.inspect.Inspection;
import dev.mpool.report.ReportFormat;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.InputFile;
import java.io.IOException;
import java.nio.file.Path;

/** {@code mpool validate}: reports every finding. */
final class ValidateCommand extends Subcommand {

  private final InputMixin input = new InputMixin();
  private final ReportMixin report = new ReportMixin();
  private final ManifestMixin manifests = new ManifestMixin();
  private final Value<Path> crd = CustomSchema.option(input.group);

  private final Value<Path> output =
      OutputFile.option(
          report.group, "Write the report to FILE, and a report for people to standard output.");

  private final Value<Boolean> watch =
      report.group.flag("--watch", "Validate again whenever a file changes, until Ctrl-C.");

  private final Value<Boolean> fix =
      report.group.flag(
          "--fix", "Mend what is sure to be meant otherwise, and report what remains.");

  private final Value<Boolean> diff =
      report.group.flag("--diff", "With --fix: show what would be changed, and write nothing.");

  ValidateCommand() {
    super(
        "validate",
        "Report everything that is wrong with the Backends of the input.",
        "mpool validate manifests/",
        "kubectl get backends -o yaml | mpool validate -",
        "mpool validate --format sarif --output mpool.sarif manifests/",
        "mpool validate --fail-on warning backend.yaml",
        "mpool validate --fix --diff manifests/",
        "mpool validate --watch manifests/");
    alias("lint");
    accept(input.paths);
    accept(input.group, report.group, manifests.routing, manifests.providers, manifests.tokens);
  }

  @Override
  ExitCode run(Console console) throws Failure, IOException {
    if (diff.get() && !fix.get()) {
      throw Failure.usage("--diff shows what --fix would change; give both.");
    }
    if (fix.get() && crd.get() != null) {
      throw Failure.usage("--fix knows the carried schema only, so it does not go with --crd.");
    }
    if (fix.get() && !diff.get() && input.paths().contains(InputFile.STANDARD_INPUT)) {
      throw Failure.usage(
          "--fix rewrites files, and standard input is none. --fix --diff shows what it would do.");
    }
    if (!watch.get()) {
      return validate(console);
    }
    if (fix.get()) {
      throw Failure.usage("--watch only reports, so it does not go with --fix.");
    }
    if (input.paths().contains(InputFile.STANDARD_INPUT)) {
      throw Failure.usage("--watch needs files or folders; standard input can be read only once.");
    }
    if (output.get() != null) {
      throw Failure.usage("--watch shows its reports, so it does not go with --output.");
    }
    boolean text = report.values(Project.NONE, console).format() == ReportFormat.TEXT;
    return new Watch(input.paths(), input.config.get(), crd.get(), console)
        .repeat(() -> validate(console), text);
  }

  private ExitCode validate(Console console) throws Failure, IOException {
    Project project = ProjectFile.read(input.config.get());
    RuleSettings rules = manifests.values(project);
    InputArguments input = this.input.values(project);
    ReportArguments report = this.report.values(project, console);
    Path file = output.get();
    if (file != null) {
      new OutputFile(file).mustNotBeAmong(this.input.paths());
    }

    Compiler compiler = CustomSchema.compiler(crd.get(), input.settings(rules), console);
    MendedFiles mended = fix.get() ? new MendedFiles() : null;
    Inspection inspection;
    try (ProgressLine progress = ProgressLine.on(console, input.files().size())) {
      inspection =
          mended == null
              ? compiler.inspect(input.files(), progress)
              : compiler.mend(input.files(), progress, mended);
    }
    if (diff.get()) {
      mended.showOn(console.out());
      report.write(inspection, input.failOn(), console.err(), console);
      return input.exitCode(inspection);
    }
    if (mended != null) {
      mended.write();
    }
    if (file != null) {
      new OutputFile(file).write(report.text(inspection, input.failOn(), console));
      report = report.forScreen(console);
    }
    report.write(inspection, input.failOn(), console.out(), console);
    return input.exitCode(inspection);
  }
}
