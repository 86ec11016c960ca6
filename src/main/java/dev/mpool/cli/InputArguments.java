package dev.mpool.cli;

import dev.mpool.Inspection;
import dev.mpool.Settings;
import dev.mpool.diag.Severity;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.InputFile;
import dev.mpool.text.InputFiles;
import dev.mpool.text.SourceReader;
import java.util.List;

/**
 * What the commands that read manifests have in common: which files, how they are read, and what
 * makes the run fail.
 */
record InputArguments(
    List<InputFile> files, int maxFileSize, int jobs, boolean allowEmpty, Severity failOn) {

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
          new JobCount(),
          0);

  private static final Option<Severity> FAIL_ON =
      Option.of(
          "--fail-on",
          "SEVERITY",
          "Exit with 1 from this severity on: error (default) or warning.",
          new Choice<>(List.of(Severity.ERROR, Severity.WARNING)),
          Severity.ERROR);

  private static final Option<Void> ALLOW_EMPTY =
      Option.flag("Succeed if there is no Backend in the input.", "--allow-empty");

  static final Syntax.Positional PATHS =
      new Syntax.Positional(
          "PATH",
          1,
          Integer.MAX_VALUE,
          "A file, a folder (with its .yaml, .yml and .json files, recursively, but nothing that"
              + " begins with a dot and no node_modules), or - for standard input.",
          List.of());

  static final List<Option<?>> OPTIONS =
      List.of(ProjectFile.CONFIG, FAIL_ON, ALLOW_EMPTY, MAX_FILE_SIZE, JOBS);

  static InputArguments of(Arguments arguments) throws Failure {
    List<String> paths = arguments.positionals();
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
        ALLOW_EMPTY.isGivenIn(arguments),
        FAIL_ON.in(arguments));
  }

  Settings settings(RuleSettings rules) {
    return new Settings(rules, maxFileSize, jobs);
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
    String others =
        skipped == 0
            ? "the input is empty"
            : skipped + (skipped == 1 ? " object is" : " objects are") + " of another kind";
    return "No Backend found: " + others + "; --allow-empty accepts that.";
  }
}
