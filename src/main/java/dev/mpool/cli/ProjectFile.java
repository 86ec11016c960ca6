package dev.mpool.cli;

import java.io.File;
import java.nio.file.Path;

/** Finds the {@code .mpool.yaml} of a project. Where there is none, nothing else is loaded. */
final class ProjectFile {

  private static final String NAME = ".mpool.yaml";

  /** A folder, or in a linked working tree a file. */
  private static final String REPOSITORY = ".git";

  private ProjectFile() {}

  /**
   * What the project says.
   *
   * @param given the file that is asked for; null to look for one
   */
  static Project read(Path given) throws Failure {
    Path file = of(given);
    return file == null ? Project.NONE : ProjectReader.read(file);
  }

  /** The file that is asked for, or else found; null if there is none. */
  static Path of(Path given) {
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
