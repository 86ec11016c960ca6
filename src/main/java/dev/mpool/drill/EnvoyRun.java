package dev.mpool.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Envoy that runs a drilled configuration, until it is closed. */
final class EnvoyRun implements AutoCloseable {

  private static final long START_SECONDS = 60;
  private static final int LONGEST_WORDS = 400;

  /** A line of its log: the level, and what is said. */
  private static final Pattern LOGGED =
      Pattern.compile("\\[[^]]*]\\[\\d+]\\[(\\w+)]\\[[^]]*] (?:\\[[^]]*] )?(.*)");

  /**
   * Added beside the configuration, which stays as it is: where the drill asks for ports, and that
   * no endpoint is left out after its failures but where this is what is tried.
   */
  private static final String BESIDE =
      """
      admin: {address: {socket_address: {address: 127.0.0.1, port_value: 0}}}
      layered_runtime:
        layers:
        - name: mpool-drill
          static_layer: {outlier_detection.enforcing_consecutive_5xx: %d}
        - name: mpool-drill-admin
          admin_layer: {}
      """;

  private final Process process;
  private final Path folder;
  private final Tokens tokens;
  private Client admin;
  private int port;

  private EnvoyRun(Process process, Path folder, Tokens tokens) {
    this.process = process;
    this.folder = folder;
    this.tokens = tokens;
  }

  /**
   * Starts Envoy without waiting for it.
   *
   * @param folder an empty folder for its files
   * @param tokens what may stand in its messages, and is not to be shown
   * @param readsTokens whether it finds those that it reads from variables
   * @param ejects whether endpoints that keep failing are left out
   */
  static EnvoyRun start(
      EnvoyProgram envoy,
      Path config,
      Path folder,
      Tokens tokens,
      boolean readsTokens,
      boolean ejects)
      throws IOException, DrillException {
    ProcessBuilder builder =
        new ProcessBuilder(
            envoy.file().toString(),
            "-c",
            config.toString(),
            "--config-yaml",
            String.format(BESIDE, ejects ? 100 : 0),
            "--concurrency",
            "1",
            "--disable-hot-restart",
            "--file-flush-interval-msec",
            "100",
            "--admin-address-path",
            folder.resolve("admin").toString());
    // Nothing of the user's environment: real tokens least of all.
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"));
    environment.putAll(readsTokens ? tokens.variables() : Map.of());
    builder.directory(folder.toFile());
    builder.redirectOutput(folder.resolve("access.log").toFile());
    builder.redirectError(folder.resolve("envoy.log").toFile());
    try {
      EnvoyRun run = new EnvoyRun(builder.start(), folder, tokens);
      run.process.getOutputStream().close();
      return run;
    } catch (IOException e) {
      throw new DrillException("Cannot start " + envoy.file() + ": " + e.getMessage());
    }
  }

  /**
   * Waits until Envoy accepts requests.
   *
   * @throws DrillException if it ends instead, with what it said
   */
  void await() throws IOException, InterruptedException, DrillException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline) {
      mustRun();
      if (isReady()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new DrillException("Envoy is not ready after " + START_SECONDS + " s." + lastWords());
  }

  /** Throws what Envoy said if it has ended. */
  void mustRun() throws DrillException {
    if (!process.isAlive()) {
      String how = "Envoy ended (exit code " + process.exitValue() + ").";
      throw new DrillException(how + lastWords());
    }
  }

  private boolean isReady() throws IOException {
    Path file = folder.resolve("admin");
    if (admin == null) {
      String address = Files.exists(file) ? Files.readString(file) : "";
      if (address.indexOf(':') < 0) {
        return false;
      }
      admin = new Client(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1).strip()));
    }
    try {
      if (admin.ask("GET", "/ready").status() != 200) {
        return false;
      }
      byte[] listeners = admin.ask("GET", "/listeners?format=json").body();
      for (JsonNode listener : new ObjectMapper().readTree(listeners).path("listener_statuses")) {
        JsonNode address = listener.path("local_address").path("socket_address");
        port = address.has("port_value") ? address.path("port_value").asInt() : port;
      }
      return port != 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A client of the listener. */
  Client client() {
    return new Client(port);
  }

  /** From now on endpoints that keep failing are left out, as they are in earnest. */
  void eject() throws IOException {
    admin.ask("POST", "/runtime_modify?outlier_detection.enforcing_consecutive_5xx=100");
  }

  /** The first error of Envoy's log, or else its last line; a long one quotes the configuration. */
  private String lastWords() {
    String words = "";
    try {
      String log = Files.readString(folder.resolve("envoy.log"), StandardCharsets.ISO_8859_1);
      for (String line : log.lines().toList()) {
        Matcher message = LOGGED.matcher(line);
        boolean isLogged = message.matches();
        words = isLogged ? message.group(2) : line.isBlank() ? words : line.strip();
        if (isLogged && !message.group(1).equals("info") && !message.group(1).equals("warning")) {
          break;
        }
      }
    } catch (IOException e) {
      return "";
    }
    String shown = tokens.maskedConfig(words);
    boolean isLong = shown.length() > LONGEST_WORDS;
    return " It said: " + (isLong ? shown.substring(0, LONGEST_WORDS) + "…" : shown);
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor(2, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      all.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }
}
