package dev.mpool.cli;

import dev.mpool.envoy.XdsSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder with an xDS set that Envoys on this machine follow, laid out as a kubelet lays a mounted
 * volume: the files are links through {@code ..data} to a folder that is never changed, and one
 * rename of that link brings all of them at once. Until then the old set stays, whatever goes
 * wrong.
 *
 * @param path holds {@code bootstrap.json} and the folder {@code xds}
 */
record XdsFolder(Path path) {

  private static final String XDS = "xds";

  /**
   * As a kubelet calls it; Envoy reads anew what a rename in the watched folder may have changed.
   */
  private static final String DATA = "..data";

  private static final String NEXT_DATA = "..data_tmp";

  /**
   * Puts a set in place.
   *
   * @throws Failure if the folder is not one of mpool's, or cannot be written; then nothing of the
   *     set that Envoy follows has changed
   */
  void write(XdsSet set) throws Failure {
    mustBeOurs(set);
    Path folder = path.resolve(XDS);
    Path unused = null;
    try {
      Files.createDirectories(folder);
      Path current = current(folder);
      boolean isThere = current != null && holds(current, set);
      Path made = isThere ? current : fresh(folder, set);
      if (!isThere) {
        unused = made;
        writeFiles(made, set);
      }
      if (!holds(path, set.bootstrap())) {
        new OutputFile(path.resolve(set.bootstrap().name())).write(set.bootstrap().content());
      }
      for (XdsSet.Part part : set.followed()) {
        link(folder, part);
      }
      if (!isThere) {
        swap(folder, made);
        unused = current;
      }
    } catch (IOException e) {
      throw Failure.of("Cannot write " + path + ": " + OutputFile.reason(e) + '.');
    } finally {
      delete(unused);
    }
  }

  /** Each file of a set, where it stands. */
  Map<Path, String> files(XdsSet set) {
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(path.resolve(set.bootstrap().name()), set.bootstrap().content());
    for (XdsSet.Part part : set.followed()) {
      files.put(path.resolve(XDS).resolve(part.name()), part.content());
    }
    return files;
  }

  private void mustBeOurs(XdsSet set) throws Failure {
    Path folder = path.resolve(XDS);
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw Failure.of(
          "Cannot write " + path + ": it is a file, and --output needs a folder here.");
    }
    if (!Files.exists(path) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw Failure.of("Cannot write " + path + ": it is a link that leads nowhere.");
    }
    try {
      boolean hasData = Files.isSymbolicLink(folder.resolve(DATA));
      if (Files.isSymbolicLink(folder)) {
        throw notOurs(folder + " is a link.");
      } else if (hasData && current(folder) == null) {
        throw notOurs(folder.resolve(DATA) + " leads elsewhere.");
      } else if (!hasData && Files.exists(path) && !isEmpty(path)) {
        throw notOurs("it holds other files.");
      }
      for (XdsSet.Part part : set.followed()) {
        Path file = folder.resolve(part.name());
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(file)) {
          throw notOurs(file + " is not a link.");
        }
      }
    } catch (IOException e) {
      throw Failure.of("Cannot read " + path + ": " + OutputFile.reason(e) + '.');
    }
  }

  private Failure notOurs(String why) {
    return Failure.of(
        "Cannot write " + path + ": mpool has not made it, because " + why + " Name a new folder.");
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** The folder that is in place; null if there is none, or none in this folder. */
  private static Path current(Path folder) throws IOException {
    Path data = folder.resolve(DATA);
    if (!Files.isSymbolicLink(data)) {
      return null;
    }
    Path target = Files.readSymbolicLink(data);
    Path current = folder.resolve(target);
    boolean isBeside =
        target.getNameCount() == 1 && !target.isAbsolute() && target.toString().startsWith("..");
    return isBeside && target.toString().length() > 2 && Files.isDirectory(current)
        ? current
        : null;
  }

  private static boolean holds(Path folder, XdsSet set) throws IOException {
    for (XdsSet.Part part : set.followed()) {
      if (!holds(folder, part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Path folder, XdsSet.Part part) throws IOException {
    try {
      return Files.readString(folder.resolve(part.name())).equals(part.content());
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** A folder named after what it is to hold; with a number behind it where that was there once. */
  private static Path fresh(Path folder, XdsSet set) throws IOException {
    Path fresh = folder.resolve(".." + set.version());
    for (int number = 1; Files.exists(fresh, LinkOption.NOFOLLOW_LINKS); number++) {
      fresh = folder.resolve(".." + set.version() + "-" + number);
    }
    return Files.createDirectory(fresh);
  }

  private static void writeFiles(Path folder, XdsSet set) throws IOException {
    for (XdsSet.Part part : set.followed()) {
      Files.writeString(folder.resolve(part.name()), part.content(), StandardCharsets.US_ASCII);
    }
  }

  private static void swap(Path folder, Path made) throws IOException {
    Path next = folder.resolve(NEXT_DATA);
    Files.deleteIfExists(next);
    Files.createSymbolicLink(next, made.getFileName());
    Files.move(next, folder.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void link(Path folder, XdsSet.Part part) throws IOException {
    Path link = folder.resolve(part.name());
    Path target = Path.of(DATA, part.name());
    if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(target)) {
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, target);
    }
  }

  /** What is left behind costs space, and is no reason to fail. */
  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // Another render, or nobody any more, may clean up.
    }
  }
}
