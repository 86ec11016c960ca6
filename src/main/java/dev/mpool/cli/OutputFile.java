package dev.mpool.cli;

import dev.mpool.cli.option.FileName;
import dev.mpool.cli.option.InvalidValue;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.Value;
import dev.mpool.cli.option.ValueReader;
import dev.mpool.text.InputFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;

/**
 * A file that a command writes whole or not at all: a temporary file beside it is moved into its
 * place. A symbolic link stays one, and an existing file keeps its permissions.
 */
record OutputFile(Path path) {

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  /** Adds the option {@code --output}, with what it means for a command. */
  static Value<Path> option(OptionGroup group, String description) {
    return group.value("-o, --output FILE", description, new Name(), null);
  }

  private static final class Name implements ValueReader<Path> {

    @Override
    public boolean isFile() {
      return true;
    }

    @Override
    public Path convert(String text) {
      if (text.equals(InputFile.STANDARD_INPUT)) {
        throw new InvalidValue("leave the option out to write to standard output");
      }
      return new FileName().convert(text);
    }
  }

  /**
   * Refuses a file that the command line names as an input, too. In a folder that is an input it
   * may lie, as it will from the second run on.
   *
   * @throws Failure of wrong usage
   */
  void mustNotBeAmong(List<String> paths) throws Failure {
    for (String input : paths) {
      if (isFile(input)) {
        throw Failure.usage("--output names an input, " + path + ", which would be overwritten.");
      }
    }
  }

  private boolean isFile(String input) {
    try {
      return Files.isRegularFile(path) && Files.isSameFile(path, Path.of(input));
    } catch (IOException | InvalidPathException e) {
      return false; // An input that cannot be looked at is told when it is read.
    }
  }

  void write(String text) throws Failure {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.isDirectory(path)) {
        throw Failure.of("Cannot write " + path + ": it is a folder.");
      }
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        writeInto(bytes);
      } else {
        replace(bytes);
      }
    } catch (IOException e) {
      throw Failure.of("Cannot write " + path + ": " + reason(e) + '.');
    }
  }

  /** A device or pipe cannot be replaced. */
  private void writeInto(byte[] bytes) throws IOException {
    try (OutputStream out = Files.newOutputStream(path)) {
      out.write(bytes);
    } catch (IOException e) {
      if (!PipeOutput.isWithoutReader(e)) {
        throw e;
      }
    }
  }

  private void replace(byte[] bytes) throws IOException {
    Path target = target();
    if (Files.exists(target) && !Files.isWritable(target)) {
      throw new AccessDeniedException(path.toString());
    }
    Path folder = target.getParent();
    Path temporary =
        folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.write(temporary, bytes);
      if (Files.exists(target)) {
        copyPermissions(target, temporary);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Where symbolic links lead, whether or not there is a file yet. */
  private Path target() throws IOException {
    Path target = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemException(path.toString(), null, "its symbolic links lead nowhere");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (source != null) {
      Files.setPosixFilePermissions(to, source.readAttributes().permissions());
    }
  }

  /** Why a file cannot be written or read, in the user's terms. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "the folder does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e instanceof FileNotFoundException || e.getMessage() == null
        ? "it cannot be opened"
        : e.getMessage();
  }
}
