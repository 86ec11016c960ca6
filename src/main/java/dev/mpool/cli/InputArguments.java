package dev.mpool.cli;

import dev.mpool.Inspection;
import dev.mpool.Settings;
import dev.mpool.diag.Severity;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.InputFile;
import dev.mpool.text.InputFiles;
import dev.mpool.text.SourceReader;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * What the commands that read manifests have in common: which files, how they are read, and what
 * makes the run fail.
 */
record InputArguments(
    List<InputFile> files, int maxFileSize, int jobs, boolean allowEmpty, Severity failOn) {

  private static final int MOST_JOBS = 256;

  private static final Option<Long> MAX_FILE_SIZE =
      Option.of(
          "--max-file-size",
          "SIZE",
          "Refuse files larger than this, such as 512KiB (default: 1MiB).",
          new ByteSize(ByteSize.GIB),
          (long) SourceReader.DEFAULT_MAX_BYTES);

  private static final Option<Integer> JOBS =
      Option.of(
          "--jobs",
          "N",
          "Look at N files at once (default: the machine's cores); the report is the same.",
          InputArguments::jobs,
          0);

  private static final Option<Severity> FAIL_ON =
      Option.of(
          "--fail-on",
          "SEVERITY",
          "Exit with 1 from this severity on: error (default) or warning.",
          new Choice<>(List.of(Severity.ERROR, Severity.WARNING)),
          Severity.ERROR);

  private static final String ALLOW_EMPTY = "--allow-empty";

  static void describe(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PATH")
            .index("0..*")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(
                "A file, a folder (with its .yaml, .yml and .json files, recursively), or - for"
                    + " standard input.")
            .build());
    spec.addOption(FAIL_ON.spec());
    spec.addOption(Option.flag("Succeed if there is no Backend in the input.", ALLOW_EMPTY));
    spec.addOption(MAX_FILE_SIZE.spec());
    spec.addOption(JOBS.spec());
  }

  static InputArguments of(ParseResult arguments) throws Failure {
    List<String> paths = arguments.matchedPositionalValue(0, List.of());
    for (String path : paths) {
      if (path.isEmpty()) {
        throw Failure.usage("A PATH is empty.");
      }
    }
    int jobs = JOBS.in(arguments);
    return new InputArguments(
        InputFiles.list(paths),
        MAX_FILE_SIZE.in(arguments).intValue(),
        jobs == 0 ? Runtime.getRuntime().availableProcessors() : jobs,
        Option.isGiven(ALLOW_EMPTY, arguments),
        FAIL_ON.in(arguments));
  }

  Settings settings(RuleSettings rules) {
    return new Settings(rules, maxFileSize, jobs);
  }

  /** What a run over these inputs ends with, if all else went well. */
  ExitCode exitCode(Inspection inspection) throws Failure {
    if (inspection.unreadable()) {
      return ExitCode.FAILURE;
    }
    if (inspection.hasFindings(failOn)) {
      return ExitCode.FINDINGS;
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
    String others =
        skipped == 0
            ? "the input is empty"
            : skipped + (skipped == 1 ? " object is" : " objects are") + " of another kind";
    return "No Backend found: " + others + "; --allow-empty accepts that.";
  }

  private static int jobs(String text) throws Option.InvalidValue {
    long jobs = Digits.areAll(text) ? Digits.read(text, MOST_JOBS) : 0;
    if (jobs < 1) {
      throw new Option.InvalidValue("write a number from 1 to " + MOST_JOBS);
    }
    return (int) jobs;
  }
}
