package dev.mpool.text;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One input that was found but not read yet. Listing inputs is cheap and ordered; reading them may
 * then happen in any order, or in parallel.
 *
 * @param name what reports call it: the path as the user gave it, a folder's files with the folder
 *     in front and {@code /} between the parts, {@code -} for standard input
 * @param path where it is; empty for standard input
 * @param refusal why it cannot be read, where listing already showed that
 */
public record InputFile(String name, Optional<Path> path, Optional<Reading.Refused> refusal) {

  /** The name by which a command line asks for standard input. */
  public static final String STANDARD_INPUT = "-";

  static InputFile standardInput() {
    return new InputFile(STANDARD_INPUT, Optional.empty(), Optional.empty());
  }

  /** A file that is read under this name. */
  public static InputFile at(String name, Path path) {
    return new InputFile(name, Optional.of(path), Optional.empty());
  }

  static InputFile refused(String name, Reading.Kind kind, String message) {
    return new InputFile(
        name, Optional.empty(), Optional.of(Reading.Refused.whole(name, kind, message)));
  }
}
