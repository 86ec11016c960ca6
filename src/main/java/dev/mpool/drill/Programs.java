package dev.mpool.drill;

import dev.mpool.text.Unopened;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Programs of this machine. */
final class Programs {

  /** How one ended, and what it said. */
  record Ended(int exitCode, String said) {

    /** The line in which it says why it failed: the first that tells of an error, or its last. */
    String complaint() {
      String stripped = said.strip();
      String last = stripped.substring(stripped.lastIndexOf('\n') + 1);
      return said.lines().filter(line -> line.contains("rror")).findFirst().orElse(last);
    }
  }

  private Programs() {}

  /**
   * Looks for a program.
   *
   * @param name a name to look for on the PATH, or a file
   */
  static Optional<Path> find(String name, Map<String, String> environment) {
    String path = name.indexOf('/') < 0 ? environment.getOrDefault("PATH", "") : "";
    for (String folder : path.split(File.pathSeparator)) {
      Path file = Path.of(folder, name);
      boolean isAsked = !folder.isEmpty() || name.indexOf('/') >= 0;
      if (isAsked && Files.isRegularFile(file) && Files.isExecutable(file)) {
        return Optional.of(file.toAbsolutePath());
      }
    }
    return Optional.empty();
  }

  /** Why there is no such program, as a sentence about it. */
  static String whyNot(String name) {
    if (name.indexOf('/') < 0) {
      return "there is no " + name + " on the PATH";
    }
    boolean isFile = Files.isRegularFile(Path.of(name));
    return name + ' ' + (isFile ? "is not executable" : Unopened.why(Path.of(name)));
  }

  /** Runs a command to its end. */
  static Ended run(List<String> command) throws IOException, InterruptedException {
    return run(command, Long.MAX_VALUE);
  }

  /** Runs a command to its end, which is brought about when it has taken so long. */
  static Ended run(List<String> command, long mostSeconds)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    CompletableFuture.delayedExecutor(mostSeconds, TimeUnit.SECONDS).execute(() -> kill(process));
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  private static void kill(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
