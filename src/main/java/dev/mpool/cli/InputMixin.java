package dev.mpool.cli;

import dev.mpool.cli.option.AnyText;
import dev.mpool.cli.option.Choice;
import dev.mpool.cli.option.FileName;
import dev.mpool.cli.option.GlobReader;
import dev.mpool.cli.option.Measure;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.Value;
import dev.mpool.diag.Severity;
import dev.mpool.text.Exclusion;
import dev.mpool.text.InputFiles;
import dev.mpool.text.SourceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What the commands that read manifests have in common on their command lines; it becomes {@link
 * InputArguments}.
 */
final class InputMixin {

  private static final int MOST_JOBS = 256;

  final PositionalParamSpec paths;

  final OptionGroup group = new OptionGroup("Input");

  final Value<Path> config =
      group.value(
          "--config FILE",
          "Severities of rules and options of render (default: the .mpool.yaml of the working"
              + " directory or the next one above it, within the git repository).",
          new FileName(),
          null);

  private final Value<List<Exclusion.Glob>> exclude =
      group.values(
          "--exclude GLOB",
          "Leave out files and folders: by name, or with a slash by their path from here; may be"
              + " repeated.",
          new GlobReader());

  private final Value<Severity> failOn =
      group.value(
          "--fail-on SEVERITY",
          "Exit with 1 from this severity on: error (default) or warning.",
          Choice.of(Severity.ERROR, Severity.WARNING),
          Severity.ERROR);

  private final Value<Boolean> allowEmpty =
      group.flag("--allow-empty", "Succeed if there is no Backend in the input.");

  private final Value<Long> maxFileSize =
      group.value(
          "--max-file-size SIZE",
          "Refuse files larger than this, such as 512KiB (default: 1MiB).",
          Measure.size(Measure.GIB),
          (long) SourceReader.DEFAULT_MAX_BYTES);

  private final Value<Long> jobs =
      group.value(
          "--jobs N",
          "Look at N files at once (default: the machine's cores); the report is the same.",
          Measure.count(MOST_JOBS),
          0L);

  InputMixin() {
    this(true);
  }

  /**
   * For a command that may have to do without manifests.
   *
   * @param required whether a PATH must be there
   */
  InputMixin(boolean required) {
    paths =
        PositionalParamSpec.builder()
            .paramLabel("PATH")
            .index("0..*")
            .arity(required ? "1..*" : "0..*")
            .required(required)
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .converters(new AnyText())
            .description(
                "A file, a folder (with its .yaml, .yml and .json files, recursively, but nothing that"
                    + " begins with a dot and no node_modules), or - for standard input.")
            .build();
  }

  /** The PATHs as they are written. */
  List<String> paths() {
    List<String> named = paths.getValue();
    return named == null ? List.of() : named;
  }

  private List<Exclusion> exclusions(Project project) {
    List<Exclusion> exclusions = new ArrayList<>(project.exclusions());
    if (!exclude.get().isEmpty()) {
      exclusions.add(new Exclusion(Path.of(""), exclude.get()));
    }
    return exclusions;
  }

  /** The values, with what a project leaves out beside what the command line does. */
  InputArguments values(Project project) throws Failure {
    List<String> named = paths();
    for (String path : named) {
      if (path.isEmpty()) {
        throw Failure.usage("A PATH is empty.");
      }
    }
    int most = jobs.get().intValue();
    return new InputArguments(
        InputFiles.list(named, exclusions(project)),
        maxFileSize.get().intValue(),
        most == 0 ? Runtime.getRuntime().availableProcessors() : most,
        allowEmpty.get(),
        failOn.get());
  }
}
