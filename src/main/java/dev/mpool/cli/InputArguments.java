package dev.mpool.cli;

import dev.mpool.Compiler;
import dev.mpool.Outcome;
import dev.mpool.Settings;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import dev.mpool.inspect.Inspection;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.InputFile;
import java.io.IOException;
import java.util.List;

/** Which files a command reads, how, and what makes the run fail. */
record InputArguments(
    List<InputFile> files, int maxFileSize, int jobs, boolean allowEmpty, Severity failOn) {

  Settings settings(RuleSettings rules) {
    return new Settings(rules, maxFileSize, jobs);
  }

  /** What becomes of the files, with a line of progress meanwhile. */
  Outcome compile(RuleSettings rules, Console console) {
    Compiler compiler = new Compiler(settings(rules), console.in());
    try (ProgressLine progress = ProgressLine.on(console, files.size())) {
      return compiler.compile(files, progress);
    }
  }

  /**
   * What the files mean; the findings are told on standard error.
   *
   * @throws Failure if there are findings that matter
   */
  Outcome told(RuleSettings rules, ReportArguments report, Console console)
      throws Failure, IOException {
    Outcome outcome = compile(rules, console);
    Inspection inspection = outcome.inspection();
    if (!inspection.diagnostics().isEmpty() || !report.isForPeople()) {
      report.write(inspection, failOn, console.err(), console);
    }
    ExitCode exitCode = exitCode(inspection);
    if (exitCode != ExitCode.SUCCESS) {
      throw Failure.told(exitCode);
    }
    return outcome;
  }

  /**
   * The same where AI Backends are asked for.
   *
   * @param done what is done with them, such as "rendered"
   * @throws Failure if there are findings that matter, or no AI Backend
   */
  Outcome sound(RuleSettings rules, ReportArguments report, String done, Console console)
      throws Failure, IOException {
    Outcome outcome = told(rules, report, console);
    int backends = outcome.plan().backends().size();
    if (backends == 0 && !allowEmpty) {
      throw Failure.of("No AI Backend found; Backends of other types are not " + done + '.');
    }
    Remarks.beside(report, console)
        .addLeftOut(
            outcome.inspection().backends().size() - backends,
            "only AI Backends are " + done + '.');
    return outcome;
  }

  /** Whether an input cannot be read, or has findings that matter. */
  boolean isAmiss(Inspection inspection) {
    return inspection.unreadable() || inspection.hasFindings(failOn);
  }

  /** What a run over these inputs ends with, if all else went well. */
  ExitCode exitCode(Inspection inspection) throws Failure {
    if (isAmiss(inspection)) {
      return inspection.unreadable() ? ExitCode.FAILURE : ExitCode.FINDINGS;
    }
    if (inspection.backends().isEmpty() && !allowEmpty) {
      throw Failure.of(nothingFound(inspection));
    }
    return ExitCode.SUCCESS;
  }

  private static String nothingFound(Inspection inspection) {
    int files = inspection.summary().files();
    if (files == 0) {
      return "No .yaml, .yml or .json file found; --allow-empty accepts that.";
    }
    int skipped = inspection.summary().skipped();
    int agentgateway = 0;
    for (Diagnostic finding : inspection.diagnostics()) {
      if (finding.rule() == Rule.NEARLY_A_BACKEND) {
        return "No Backend found: what is nearly one is told above.";
      }
      agentgateway += finding.rule() == Rule.AGENTGATEWAY_BACKEND ? 1 : 0;
    }
    String others =
        skipped == 0
            ? "the input is empty"
            : skipped
                + (skipped == 1 ? " object is" : " objects are")
                + " of another kind"
                + (agentgateway == 0
                    ? ""
                    : " ("
                        + (agentgateway < skipped ? agentgateway + " of them " : "")
                        + "AgentgatewayBackend, which mpool does not read)");
    return "No Backend found: " + others + "; --allow-empty accepts that.";
  }
}
