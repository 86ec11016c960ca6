package dev.mpool.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Envoy that runs a drilled configuration, for as long as its guard does. */
final class EnvoyRun {

  private static final long START_SECONDS = 60;
  private static final int LONGEST_WORDS = 400;

  /** Envoy tells its address when it listens there already. */
  private static final int MOST_REFUSALS = 100;

  private static final long CTRL_C_MILLIS = 500;

  private static final String UNREACHABLE =
      "Envoy runs in its container, but cannot be reached: the host network of this engine is not"
          + " this machine's. Docker Desktop needs \"Enable host networking\" (Settings, Resources,"
          + " Network); with Docker that runs rootless, and other engines on a Mac, name an Envoy by"
          + " --envoy FILE.";

  /** A line of its log: the level, and what is said. */
  private static final Pattern LOGGED =
      Pattern.compile("\\[[^]]*]\\[\\d+]\\[(\\w+)]\\[[^]]*] (?:\\[[^]]*] )?(.*)");

  private static final List<String> ERRORS = List.of("error", "critical");

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

  private final EnvoyProgram envoy;
  private final Process process;
  private final Path folder;
  private final Tokens tokens;
  private Client admin;
  private int port;
  private int refusals;

  private EnvoyRun(EnvoyProgram envoy, Process process, Path folder, Tokens tokens) {
    this.envoy = envoy;
    this.process = process;
    this.folder = folder;
    this.tokens = tokens;
  }

  /**
   * Starts Envoy without waiting for it.
   *
   * @param guard of the drill, whose folder it may read
   * @param name of a folder in that that is this Envoy's, with its configuration
   * @param tokens what may stand in its messages, and is not to be shown
   * @param readsTokens whether it finds those that it reads from variables
   * @param ejects whether endpoints that keep failing are left out
   */
  static EnvoyRun start(
      EnvoyProgram envoy,
      Guard guard,
      String name,
      Tokens tokens,
      boolean readsTokens,
      boolean ejects)
      throws DrillException {
    Path folder = guard.folder().resolve(name);
    Map<String, String> variables = readsTokens ? tokens.variables() : Map.of();
    String container = guard.folder().getFileName() + "-" + name;
    List<String> command =
        new ArrayList<>(envoy.command(container, guard.folder(), variables.keySet()));
    command.addAll(List.of("-c", folder.resolve("envoy.yaml").toString()));
    command.addAll(List.of("--config-yaml", String.format(BESIDE, ejects ? 100 : 0)));
    command.addAll(List.of("--concurrency", "1", "--disable-hot-restart"));
    command.addAll(List.of("--file-flush-interval-msec", "100"));
    command.addAll(List.of("--admin-address-path", folder.resolve("admin").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    if (envoy.image().isEmpty()) {
      // Nothing of the user's environment: real tokens least of all.
      List<String> needed = List.of("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH");
      builder.environment().keySet().retainAll(needed);
    }
    builder.environment().putAll(variables);
    builder.directory(folder.toFile());
    builder.redirectOutput(folder.resolve("access.log").toFile());
    builder.redirectError(folder.resolve("envoy.log").toFile());
    try {
      Process process =
          guard.start(
              builder, envoy.image().map(any -> new Guard.Container(envoy.program(), container)));
      return new EnvoyRun(envoy, process, folder, tokens);
    } catch (IOException e) {
      throw new DrillException("Cannot start " + envoy.program() + ": " + e.getMessage());
    }
  }

  /**
   * Waits until Envoy accepts requests.
   *
   * @throws DrillException if it ends instead, with what it said
   */
  synchronized void await() throws IOException, InterruptedException, DrillException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (port == 0 && System.nanoTime() < deadline) {
      mustRun();
      if (refusals > MOST_REFUSALS && envoy.image().isPresent()) {
        throw new DrillException(UNREACHABLE);
      }
      if (!isReady()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    if (port == 0) {
      throw new DrillException("Envoy is not ready after " + START_SECONDS + " s." + lastWords());
    }
  }

  /** Throws what Envoy said if it has ended. */
  void mustRun() throws InterruptedException, DrillException {
    if (!process.isAlive()) {
      if (process.exitValue() == 0) {
        // Ctrl-C ends both, and this process may be the later one: then it has nothing to tell.
        TimeUnit.MILLISECONDS.sleep(CTRL_C_MILLIS);
      }
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
    } catch (ConnectException refused) {
      refusals++;
      return false;
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

  /**
   * The first error of Envoy's log, or its engine's, or else its last line; a long one quotes the
   * configuration.
   */
  private String lastWords() {
    String words = "";
    try {
      String log = Files.readString(folder.resolve("envoy.log"), StandardCharsets.ISO_8859_1);
      for (String line : log.lines().toList()) {
        Matcher message = LOGGED.matcher(line);
        boolean isLogged = message.matches();
        boolean isError = isLogged ? ERRORS.contains(message.group(1)) : line.contains("Error");
        words = isLogged ? message.group(2) : line.isBlank() ? words : line.strip();
        if (isError) {
          break;
        }
      }
    } catch (IOException e) {
      return "";
    }
    if (words.isEmpty()) {
      return " It said nothing.";
    }
    String shown = tokens.maskedConfig(words);
    boolean isLong = shown.length() > LONGEST_WORDS;
    return " It said: " + (isLong ? shown.substring(0, LONGEST_WORDS) + "…" : shown);
  }
}
