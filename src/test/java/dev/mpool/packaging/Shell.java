package dev.mpool.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that was run.
 *
 * @param out what it printed on both streams
 */
record Shell(int code, String out) {

  private static final int MINUTES = 10;

  /** Starts a program with just these variables; what it prints goes into {@code log}. */
  static Process start(Path folder, Map<String, String> environment, Path log, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Awaits its end. */
  static Shell finished(Process process, Path log) throws IOException, InterruptedException {
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      throw new AssertionError("not done within " + MINUTES + " minutes");
    }
    return new Shell(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
  }
}
