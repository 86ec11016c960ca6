package dev.mpool.cli;

import java.io.File;
import java.nio.file.Path;

/** Finds the {@code .mpool.yaml} of a project. Where there is none, nothing else is loaded. */
final class ProjectFile {

  static final Option<Path> CONFIG =
      Option.of(
          "--config",
          "FILE",
          "Severities of rules and options of render (default: the .mpool.yaml of the working"
              + " directory or the next one above it, within the git repository).",
          new FileName(),
          null);

  private static final String NAME = ".mpool.yaml";

  /** A folder, or in a linked working tree a file. */
  private static final String REPOSITORY = ".git";

  private ProjectFile() {}

  /** Lets the project say what the command line leaves open, if the command asks for that. */
  static void complete(Arguments arguments) throws Failure {
    if (!arguments.accepts(CONFIG)) {
      return;
    }
    Path file = of(arguments);
    if (file == null) {
      arguments.complete(Project.NONE);
      return;
    }
    Project project = ProjectReader.read(file);
    for (Option<?> option : ManifestOptions.SECRET_OPTIONS) {
      // They answer one question: where tokens come from.
      if (arguments.gives(option)) {
        project = project.without(ManifestOptions.SECRET_OPTIONS);
      }
    }
    arguments.complete(project);
  }

  /** The file that is asked for, or else found; null if there is none. */
  static Path of(Arguments arguments) throws Failure {
    Path given = CONFIG.in(arguments);
    return given != null ? given : above(new File(System.getProperty("user.dir")));
  }

  /**
   * Looks in a folder and in those above it, but not beyond a repository's root.
   *
   * @return the file as seen from the folder, or null
   */
  static Path above(File folder) {
    StringBuilder name = new StringBuilder(NAME);
    for (File at = folder; at != null; at = at.getParentFile()) {
      if (new File(at, NAME).exists()) {
        return Path.of(name.toString());
      }
      if (new File(at, REPOSITORY).exists()) {
        return null;
      }
      name.insert(0, "../");
    }
    return null;
  }
}
