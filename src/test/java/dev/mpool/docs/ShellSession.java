package dev.mpool.docs;

import dev.mpool.packaging.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A reader at a terminal: a copy of the project as it comes from a fresh clone, with the launcher
 * built, and one shell that keeps its variables, its folder and its background jobs from command to
 * command.
 */
final class ShellSession {

  /** What a command printed on both streams, and its exit code. */
  record Printed(List<String> lines, int exitCode) {}

  private static final int MINUTES = 10;

  /** Where a rendered configuration listens unless told otherwise. */
  private static final String LISTENER = "/dev/tcp/127.0.0.1/10000";

  /** Two Envoys on one port share the requests, without a word. */
  private static final String ONLY_ENVOY =
      """
      for second in {1..60}; do (exec 3<>%1$s) 2>/dev/null || break; sleep 1; done
      if (exec 3<>%1$s) 2>/dev/null; then echo 'another program listens on %1$s'; exit 1; fi
      """
          .formatted(LISTENER);

  /** A reader goes on when Envoy has started. */
  private static final String AWAIT_ENVOY =
      "for tenth in {1..300}; do (exec 3<>"
          + LISTENER
          + ") 2>/dev/null && break; sleep 0.1; done\n";

  private final Path checkout;
  private final Path records;

  /** Prepares the session in {@code folder}, which is emptied first. */
  ShellSession(Path folder) throws IOException {
    Path emptied = Checkout.emptied(folder);
    checkout = Checkout.in(emptied.resolve("mpool")).withLauncher().folder();
    records = Files.createDirectory(emptied.resolve("records"));
  }

  Path checkout() {
    return checkout;
  }

  /** Runs the commands one after the other. */
  List<Printed> run(List<String> commands, List<Path> programs)
      throws IOException, InterruptedException {
    StringBuilder driver = new StringBuilder("trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT\n");
    boolean envoy = commands.stream().anyMatch(ShellSession::startsEnvoy);
    driver.append(envoy ? ONLY_ENVOY : "");
    for (int i = 0; i < commands.size(); i++) {
      Files.writeString(records.resolve(i + ".sh"), commands.get(i) + "\n");
      String record = "'" + records.resolve(String.valueOf(i)) + "'";
      driver.append("source " + record + ".sh </dev/null >" + record + ".out 2>&1\n");
      // The next command may ask for $?.
      driver.append("code=$?; echo $code >" + record + ".code\n");
      driver.append(startsEnvoy(commands.get(i)) ? AWAIT_ENVOY : "").append("(exit $code)\n");
    }
    Path script = Files.writeString(records.resolve("driver.sh"), driver.toString());
    ProcessBuilder shell = new ProcessBuilder("bash", "--norc", script.toString());
    shell.directory(checkout.toFile());
    shell.redirectErrorStream(true).redirectOutput(records.resolve("driver.out").toFile());
    environment(shell.environment(), programs);
    Process process = shell.start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    return printed(commands.size());
  }

  private static boolean startsEnvoy(String command) {
    return command.lines().anyMatch(line -> line.matches(".*(envoy -c|mpool drill --serve).*&"));
  }

  private void environment(Map<String, String> environment, List<Path> programs) {
    // What would make mpool or Envoy behave otherwise than on a reader's machine.
    environment.keySet().removeIf(name -> name.startsWith("MPOOL_") || name.startsWith("GITHUB_"));
    environment.remove("NO_COLOR");
    environment.put("HOME", records.toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TERM", "dumb");
    Checkout.shareRepository(environment);
    StringBuilder path = new StringBuilder();
    programs.forEach(folder -> path.append(folder.toAbsolutePath()).append(':'));
    environment.put("PATH", path + environment.get("PATH"));
  }

  private List<Printed> printed(int commands) throws IOException {
    List<Printed> printed = new ArrayList<>();
    for (int i = 0; i < commands; i++) {
      Path code = records.resolve(i + ".code");
      if (!Files.exists(code)) {
        throw new AssertionError(
            "not run within "
                + MINUTES
                + " minutes: "
                + Files.readString(records.resolve(i + ".sh")));
      }
      List<String> lines = new ArrayList<>(Files.readAllLines(records.resolve(i + ".out")));
      while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
        lines.remove(lines.size() - 1);
      }
      printed.add(new Printed(lines, Integer.parseInt(Files.readString(code).strip())));
    }
    return printed;
  }
}
