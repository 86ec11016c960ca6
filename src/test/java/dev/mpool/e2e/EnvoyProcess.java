package dev.mpool.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An unmodified Envoy that runs a rendered configuration on a loopback port. */
final class EnvoyProcess implements AutoCloseable {

  private final Process process;
  private final Path folder;
  private final int port;
  private final int adminPort;

  private EnvoyProcess(Process process, Path folder, int port, int adminPort) {
    this.process = process;
    this.folder = folder;
    this.port = port;
    this.adminPort = adminPort;
  }

  /**
   * Starts Envoy and waits until it accepts connections.
   *
   * @param config the rendered configuration, which listens on {@code port}
   * @param adminPort where its admin interface listens; 0 if it has none
   * @param environment the variables that carry the tokens
   */
  static EnvoyProcess start(String config, int port, int adminPort, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path folder = newFolder();
    Path file = Files.writeString(folder.resolve("envoy.yaml"), config);
    return start(file, folder, port, adminPort, environment);
  }

  /** Starts Envoy with files that it follows, and waits until it accepts connections. */
  static EnvoyProcess following(Path bootstrap, int port, int adminPort)
      throws IOException, InterruptedException {
    Path folder = newFolder();
    return start(bootstrap, folder, port, adminPort, Map.of());
  }

  private static EnvoyProcess start(
      Path file, Path folder, int port, int adminPort, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            EnvoyBinary.orSkip().toString(),
            "-c",
            file.toString(),
            // Without it a field that Envoy does not know is a warning; it matters to files that
            // are followed.
            "--reject-unknown-dynamic-fields",
            "--concurrency",
            "1",
            // Beside others, and without shared memory that stays behind.
            "--disable-hot-restart",
            "--file-flush-interval-msec",
            "100",
            "--log-level",
            "info");
    builder.environment().putAll(environment);
    builder.redirectOutput(folder.resolve("stdout").toFile());
    builder.redirectError(folder.resolve("stderr").toFile());
    EnvoyProcess envoy = new EnvoyProcess(builder.start(), folder, port, adminPort);
    envoy.awaitListener();
    return envoy;
  }

  /** Asks Envoy itself whether it accepts a configuration; the answer is everything it printed. */
  static Validation validate(String config) throws IOException, InterruptedException {
    String envoy = EnvoyBinary.orSkip().toString();
    Path folder = newFolder();
    Path file = Files.writeString(folder.resolve("envoy.yaml"), config);
    Process process =
        new ProcessBuilder(List.of(envoy, "--mode", "validate", "-c", file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    int exitCode = process.waitFor();
    Validation validation = new Validation(exitCode, Files.readString(folder.resolve("output")));
    delete(folder);
    return validation;
  }

  /** A skipped test leaves no folder behind. */
  private static Path newFolder() throws IOException {
    EnvoyBinary.orSkip();
    return Files.createTempDirectory("mpool-envoy");
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** What {@code envoy --mode validate} said. */
  record Validation(int exitCode, String output) {}

  int adminPort() {
    return adminPort;
  }

  int port() {
    return port;
  }

  Client client() {
    return new Client(port);
  }

  /** Envoy's statistics, one a line. */
  String statistics() throws IOException {
    return new Client(adminPort).get("/stats").body();
  }

  /** The same as Prometheus reads them. */
  String prometheus() throws IOException {
    return new Client(adminPort).get("/stats/prometheus").body();
  }

  /** What Envoy itself has to complain of so far. */
  List<String> complaints() throws IOException {
    return log()
        .lines()
        .filter(
            line ->
                line.contains("][warning]")
                    || line.contains("][error]")
                    || line.contains("][critical]"))
        .toList();
  }

  /** The access log so far. */
  String standardOutput() throws IOException {
    return Files.readString(folder.resolve("stdout"));
  }

  /** Envoy's own log so far. */
  String log() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }

  private void awaitListener() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw failed("Envoy ended at start");
      }
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return;
      } catch (IOException notYet) {
        Thread.sleep(25);
      }
    }
    throw failed("Envoy does not listen after 60 s");
  }

  private IllegalStateException failed(String how) throws IOException {
    String log = log();
    close();
    return new IllegalStateException(how + ":\n" + log);
  }

  /** Ends Envoy, and leaves nothing of it behind. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    delete(folder);
  }
}
