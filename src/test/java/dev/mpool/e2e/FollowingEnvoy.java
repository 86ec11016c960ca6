package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A provider, mounted Secrets, and an Envoy that follows what mpool renders. */
abstract class FollowingEnvoy {

  static final Path LAUNCHER = Path.of("target/mpool/bin/mpool").toAbsolutePath();

  @TempDir Path folder;
  final ExecutorService clients = Executors.newCachedThreadPool();
  final List<AutoCloseable> open = new ArrayList<>();
  @RegisterExtension final Gateway gateway = new Gateway();
  final MockProvider provider = gateway.provider();
  final MockProvider other = gateway.provider();
  int port;
  int adminPort;
  MountedConfigMaps volume;
  Map<String, String> mounted;

  @BeforeEach
  void mountSecretsAndChoosePorts() throws Exception {
    port = FreePort.next();
    adminPort = FreePort.next();
    secret("first");
    volume = new MountedConfigMaps(folder.resolve("xds"));
  }

  @AfterEach
  void end() throws Exception {
    clients.shutdownNow();
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  BackendText changing(String path, String model) {
    return BackendText.chain("changing", openAi(provider).path(path).model(model).secret("s"));
  }

  void secret(String token) throws IOException {
    Path file = folder.resolve("secrets/ai/s/Authorization");
    Files.createDirectories(file.getParent());
    Files.writeString(file, token);
  }

  List<String> options() {
    return List.of(
        "--listen",
        "127.0.0.1:" + port,
        "--admin",
        "127.0.0.1:" + adminPort,
        "--secrets",
        "file:" + folder.resolve("secrets"));
  }

  void mount(BackendText... backends) throws Exception {
    mounted = volume.mount(render(backends));
  }

  String render(BackendText... backends) throws Exception {
    Path manifests = Files.writeString(folder.resolve("all.yaml"), join(backends));
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "render"));
    command.addAll(List.of("--target", "configmap", "--name", "ai/gateway"));
    command.addAll(List.of("--xds-dir", folder.resolve("xds").toString()));
    command.addAll(options());
    command.add(manifests.toString());
    Process render =
        new ProcessBuilder(command).redirectError(folder.resolve("render.err").toFile()).start();
    String text = new String(render.getInputStream().readAllBytes());
    assertThat(render.waitFor()).as(Files.readString(folder.resolve("render.err"))).isZero();
    return text;
  }

  static String join(BackendText... backends) {
    return String.join("", Arrays.stream(backends).map(BackendText::toString).toList());
  }

  void swap(String file, String content) throws IOException {
    Map<String, String> files = new HashMap<>(mounted);
    files.put(file, content);
    volume.mount(files);
  }

  void start() throws Exception {
    gateway.follow(volume.file("bootstrap.json"), port, adminPort);
  }

  /** Whether the version that Envoy tells is that of the file. */
  boolean runs(String statistics, String file) throws IOException {
    String version = mounted.get(file).split("\"")[3];
    return gateway.envoy().statistics().contains(statistics + ".version_text: \"" + version + '"');
  }

  void follows(String path, String model, String credential) throws Exception {
    within(2, () -> arrives(path, model, credential));
  }

  /** Whether a new request arrives so. */
  boolean arrives(String path, String model, String credential) throws IOException {
    String mark = "{\"mark\":" + System.nanoTime() + "}";
    int status = gateway.client().post("/ai/changing", mark).status();
    String id = mark.substring(1);
    return status == 200
        && provider.attempts().stream()
            .filter(attempt -> attempt.text().contains(id))
            .allMatch(
                attempt ->
                    attempt.path().equals(path)
                        && attempt.text().contains("\"" + model + "\"")
                        && credential.equals(attempt.header("authorization")));
  }

  static void within(int seconds, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("not within %d s", seconds).isLessThan(end);
      Thread.sleep(50);
    }
  }

  <T extends AutoCloseable> T open(T resource) {
    open.add(0, resource);
    return resource;
  }
}
