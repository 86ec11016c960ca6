package dev.mpool.text;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the inputs that PATH arguments name: a file, a folder (with everything below it that ends
 * in .yaml, .yml or .json) or {@code -}. The order is the arguments', and by name within a folder,
 * the same on every system and locale. A file that is reached twice is listed once, where it is
 * reached first.
 */
public final class InputFiles {

  private final List<InputFile> found = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();
  private boolean standardInputSeen;

  private InputFiles() {}

  /** Lists the inputs; what cannot be listed is in the list too, with the reason. */
  public static List<InputFile> list(List<String> paths) {
    InputFiles files = new InputFiles();
    for (String path : paths) {
      files.add(path);
    }
    return List.copyOf(files.found);
  }

  private void add(String argument) {
    if (argument.equals(InputFile.STANDARD_INPUT)) {
      if (!standardInputSeen) {
        standardInputSeen = true;
        found.add(InputFile.standardInput());
      }
      return;
    }
    Path path;
    try {
      path = Path.of(argument);
    } catch (InvalidPathException e) {
      found.add(unreadable(argument, "is not a valid path"));
      return;
    }
    if (Files.isDirectory(path)) {
      addFolder(argument, path);
    } else if (Files.exists(path)) {
      addFile(argument, path);
    } else {
      found.add(unreadable(argument, missing(path)));
    }
  }

  private void addFile(String name, Path path) {
    if (seen.add(identity(path))) {
      found.add(InputFile.at(name, path));
    }
  }

  /** A folder on the way down, with its real path and those of the folders above it. */
  private record Folder(String name, Path path, Path real, Folder above) {

    boolean isInside(Path other) {
      for (Folder folder = this; folder != null; folder = folder.above) {
        if (folder.real.equals(other)) {
          return true;
        }
      }
      return false;
    }
  }

  /** An entry of a folder that still has to be looked at. */
  private record Pending(String name, Path path, Folder in) {}

  private void addFolder(String name, Path path) {
    Deque<Pending> pending = new ArrayDeque<>();
    pending.push(new Pending(name, path, null));
    while (!pending.isEmpty()) {
      Pending next = pending.pop();
      if (Files.isDirectory(next.path)) {
        open(next, pending);
      } else if (isManifestName(next.path.getFileName().toString())) {
        if (Files.exists(next.path)) {
          addFile(next.name, next.path);
        } else {
          found.add(unreadable(next.name, missing(next.path)));
        }
      }
    }
  }

  private void open(Pending folder, Deque<Pending> pending) {
    Path real = identity(folder.path);
    if (folder.in != null && folder.in.isInside(real)) {
      found.add(unreadable(folder.name, "is a symbolic link to a folder that it lies in"));
      return;
    }
    if (!seen.add(real)) {
      return;
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.path)) {
      for (Path entry : stream) {
        entries.add(entry);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      IOException cause = e instanceof IOException io ? io : (IOException) e.getCause();
      found.add(unreadable(folder.name, SourceReader.reason(cause)));
      return;
    }
    // By UTF-16 code units: Path's own order depends on the system.
    entries.sort((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
    Collections.reverse(entries);
    Folder here = new Folder(folder.name, folder.path, real, folder.in);
    String prefix = folder.name.endsWith("/") ? folder.name : folder.name + '/';
    for (Path entry : entries) {
      pending.push(new Pending(prefix + entry.getFileName(), entry, here));
    }
  }

  private static boolean isManifestName(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  private static String missing(Path path) {
    return Files.isSymbolicLink(path) ? "is a symbolic link that leads nowhere" : "does not exist";
  }

  private static Path identity(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static InputFile unreadable(String name, String why) {
    return InputFile.refused(name, Reading.Kind.UNREADABLE, why);
  }
}
