package dev.mpool.text;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the inputs that PATH arguments name: a file, a folder (with everything below it that ends
 * in .yaml, .yml or .json) or {@code -}. The order is the arguments', and by name within a folder,
 * the same on every system and locale. A file that is reached twice is listed once, where it is
 * reached first.
 *
 * <p>What a folder holds is passed over where its name begins with a dot, in {@code node_modules},
 * and where it is neither a file nor a folder, such as a pipe. Whatever an argument names itself is
 * taken.
 */
public final class InputFiles {

  private final List<InputFile> found = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();
  private boolean standardInputSeen;

  private final List<Exclusion> exclusions;

  private InputFiles(List<Exclusion> exclusions) {
    this.exclusions = exclusions;
  }

  /** Lists the inputs, and leaves nothing out. */
  public static List<InputFile> list(List<String> paths) {
    return list(paths, List.of());
  }

  /**
   * Lists the inputs; what cannot be listed is in the list too, with the reason.
   *
   * @param exclusions what is left out, also where an argument names it
   */
  public static List<InputFile> list(List<String> paths, List<Exclusion> exclusions) {
    InputFiles files = new InputFiles(exclusions);
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
    if (isExcluded(path)) {
      return;
    }
    if (Files.isDirectory(path)) {
      addFolder(argument, path);
    } else if (Files.exists(path)) {
      addFile(argument, path);
    } else {
      found.add(unreadable(argument, Unopened.why(path)));
    }
  }

  private void addFile(String name, Path path) {
    if (seen.add(identity(path))) {
      found.add(InputFile.at(name, path));
    }
  }

  /**
   * An entry of a folder that still has to be looked at.
   *
   * @param folder the real path of the folder
   */
  private record Pending(String name, String fileName, Path path, Path folder) {}

  private void addFolder(String name, Path path) {
    Deque<Pending> pending = new ArrayDeque<>();
    open(name, path, identity(path), pending);
    while (!pending.isEmpty()) {
      Pending next = pending.pop();
      try {
        addEntry(next, pending);
      } catch (IOException e) {
        found.add(unreadable(next.name, Unopened.reason(e)));
      }
    }
  }

  private void addEntry(Pending entry, Deque<Pending> pending) throws IOException {
    BasicFileAttributes kind =
        Files.readAttributes(entry.path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    String fileName = entry.fileName;
    // Only a link can lead to a place that has another name; to ask for each file is slow.
    Path real = entry.folder.resolve(fileName);
    if (kind.isSymbolicLink()) {
      if (!Files.exists(entry.path)) {
        if (isManifestName(fileName)) {
          found.add(unreadable(entry.name, Unopened.why(entry.path)));
        }
        return;
      }
      kind = Files.readAttributes(entry.path, BasicFileAttributes.class);
      real = identity(entry.path);
    }
    if (kind.isDirectory()) {
      open(entry.name, entry.path, real, pending);
    } else if (kind.isRegularFile() && isManifestName(fileName) && seen.add(real)) {
      found.add(InputFile.at(entry.name, entry.path));
    }
  }

  private void open(String name, Path path, Path real, Deque<Pending> pending) {
    // A link may lead back to a folder on the way down: it has been opened already.
    if (!seen.add(real)) {
      return;
    }
    String prefix = name.endsWith("/") ? name : name + '/';
    List<Pending> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
      for (Path entry : stream) {
        String fileName = entry.getFileName().toString();
        if (!isPassedOver(fileName) && !isExcluded(entry)) {
          entries.add(new Pending(prefix + fileName, fileName, entry, real));
        }
      }
    } catch (IOException e) {
      found.add(unreadable(name, Unopened.reason(e)));
      return;
    } catch (DirectoryIteratorException e) {
      found.add(unreadable(name, Unopened.reason(e.getCause())));
      return;
    }
    // By UTF-16 code units, last first onto the stack: Path's own order depends on the system.
    entries.sort((a, b) -> b.fileName.compareTo(a.fileName));
    for (Pending entry : entries) {
      pending.push(entry);
    }
  }

  private boolean isExcluded(Path path) {
    for (Exclusion exclusion : exclusions) {
      if (exclusion.excludes(path)) {
        return true;
      }
    }
    return false;
  }

  /** What tools keep for themselves, such as {@code .git}, or install. */
  private static boolean isPassedOver(String name) {
    return name.startsWith(".") || name.equals("node_modules");
  }

  private static boolean isManifestName(String name) {
    return name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".json")
        || name.equals("Kustomization");
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
