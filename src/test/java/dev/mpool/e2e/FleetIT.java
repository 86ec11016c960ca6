package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A running Envoy follows changed manifests: within two seconds, without a lost request or a cut
 * stream, and it keeps what it has where a change is no good.
 */
class FleetIT {

  private static final Path LAUNCHER = Path.of("target/mpool/bin/mpool").toAbsolutePath();
  private static final int STREAMS = 20;
  private static final int STREAM_SECONDS = 15;

  @TempDir private Path folder;
  private final ExecutorService clients = Executors.newCachedThreadPool();
  private final List<AutoCloseable> open = new ArrayList<>();
  private MockProvider provider;
  private MockProvider other;
  private int port;
  private int adminPort;
  private EnvoyProcess envoy;
  private MountedConfigMaps volume;
  private Map<String, String> mounted;

  @BeforeEach
  void mountSecretsAndChoosePorts() throws Exception {
    EnvoyBinary.orSkip();
    provider = open(MockProvider.plain());
    other = open(MockProvider.plain());
    port = EnvoyProcess.freePort();
    adminPort = EnvoyProcess.freePort();
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

  @Test
  void streams_and_requests_live_through_every_kind_of_change() throws Exception {
    provider.behaving(Behaviour.OK.butFor("/stream", Behaviour.stream(STREAM_SECONDS + 1, 1_000)));
    BackendText steady = BackendText.chain("steady", openAi(provider).path("/steady").secret("s"));
    BackendText stream = BackendText.chain("stream", openAi(provider).path("/stream").secret("s"));
    BackendText doomed = BackendText.chain("doomed", openAi(provider).path("/stream").secret("s"));
    mount(steady, stream, doomed, changing("/v1", "one"));
    start();

    List<Future<Client.Answer>> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      String path = i % 2 == 0 ? "/ai/stream" : "/ai/doomed";
      streams.add(clients.submit(() -> envoy.client().post(path, "{}")));
    }
    AtomicBoolean done = new AtomicBoolean();
    List<Future<Map<Integer, Integer>>> load = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      load.add(clients.submit(() -> requests(done)));
    }
    awaitStreams();

    mount(steady, stream, doomed, changing("/v2", "one"));
    follows("/v2", "one", "Bearer first");
    mount(steady, stream, doomed, changing("/v2", "two"));
    follows("/v2", "two", "Bearer first");
    mount(steady, stream, doomed, changing("/v2", "three").priority(openAi(other).secret("s")));
    follows("/v2", "three", "Bearer first");
    mount(steady, stream, changing("/v2", "three"));
    within(2, () -> runs("http.mpool.rds.mpool", "rds.json"));
    assertThat(envoy.client().post("/ai/doomed", "{}").status()).isEqualTo(404);
    mount(steady, stream, changing("/v2", "three"), BackendText.chain("added", openAi(provider)));
    within(2, () -> envoy.client().post("/ai/added", "{}").status() == 200);
    secret("second");
    within(10, () -> arrives("/v2", "three", "Bearer second"));

    done.set(true);
    for (Future<Map<Integer, Integer>> each : load) {
      assertThat(each.get(60, TimeUnit.SECONDS)).containsOnlyKeys(200);
    }
    int moved = EnvoyProcess.freePort();
    int before = port;
    port = moved;
    mount(steady, stream, changing("/v2", "three"));
    within(2, () -> answers(moved));

    for (Future<Client.Answer> each : streams) {
      Client.Answer answer = each.get(60, TimeUnit.SECONDS);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.complete()).isTrue();
      assertThat(answer.body()).isEqualTo("data: x\n".repeat(STREAM_SECONDS + 1));
    }
    assertThat(before).isNotEqualTo(moved);
    assertThat(envoy.complaints()).isEmpty();
  }

  @Test
  void what_is_no_good_leaves_the_old_set_and_a_statistic_tells() throws Exception {
    mount(changing("/good", "m"));
    start();
    String clusters = mounted.get("cds.json");
    Map<String, String> good = mounted;

    swap("cds.json", clusters.substring(0, clusters.length() / 2));
    tells("cluster_manager.cds.update_failure: 1");
    swap("cds.json", clusters.replaceFirst("\"port_value\":\\d+", "\"port_value\":700000"));
    tells("cluster_manager.cds.update_rejected: 1");
    swap("rds.json", good.get("rds.json").replace("\"domains\"", "\"no_such_field\""));
    tells("http.mpool.rds.mpool.update_rejected: 1");
    swap("lds.json", good.get("lds.json").replace("local ENDPOINT", "local local"));
    tells("listener_manager.lds.update_rejected: 1");
    swap("lds.json", "");
    tells("listener_manager.lds.update_failure: 1");
    assertThat(arrives("/good", "m", "Bearer first")).isTrue();

    for (int i = 1; i <= 10; i++) {
      mount(changing("/after-" + i, "m"));
      Thread.sleep(100);
    }
    follows("/after-10", "m", "Bearer first");
    assertThat(runs("cluster_manager.cds", "cds.json")).isTrue();
  }

  @Test
  void a_watched_folder_reaches_envoy_by_itself() throws Exception {
    Path manifests = Files.createDirectory(folder.resolve("manifests"));
    Path manifest = manifests.resolve("backend.yaml");
    Files.writeString(manifest, changing("/one", "m").toString());
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "render", "--watch"));
    command.addAll(List.of("--target", "envoy-xds", "--output", folder.resolve("set").toString()));
    command.addAll(List.of("--xds-dir", folder.resolve("set/xds").toString()));
    command.addAll(options());
    command.add("manifests");
    Path log = folder.resolve("watch.log");
    Process watch =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    open.add(watch::destroy);
    within(30, () -> Files.exists(folder.resolve("set/xds/rds.json")));
    envoy = open(EnvoyProcess.following(folder.resolve("set/bootstrap.json"), port, adminPort));

    Files.writeString(manifest, changing("/two", "m").toString());
    within(5, () -> arrives("/two", "m", "Bearer first"));
    Files.writeString(manifest, changing("no-slash", "m").toString());
    within(5, () -> Files.readString(log).contains("error[path-not-absolute]"));
    assertThat(arrives("/two", "m", "Bearer first")).isTrue();
    Files.writeString(manifest, changing("/three", "m").toString());
    within(5, () -> arrives("/three", "m", "Bearer first"));
    assertThat(envoy.complaints()).isEmpty();
  }

  private BackendText changing(String path, String model) {
    return BackendText.chain("changing", openAi(provider).path(path).model(model).secret("s"));
  }

  private void secret(String token) throws IOException {
    Path file = folder.resolve("secrets/ai/s/Authorization");
    Files.createDirectories(file.getParent());
    Files.writeString(file, token);
  }

  private List<String> options() {
    return List.of(
        "--listen",
        "127.0.0.1:" + port,
        "--admin",
        "127.0.0.1:" + adminPort,
        "--secrets",
        "file:" + folder.resolve("secrets"));
  }

  private void mount(BackendText... backends) throws Exception {
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
    mounted = volume.mount(text);
  }

  private static String join(BackendText... backends) {
    return String.join("", Arrays.stream(backends).map(BackendText::toString).toList());
  }

  private void swap(String file, String content) throws IOException {
    Map<String, String> files = new HashMap<>(mounted);
    files.put(file, content);
    volume.mount(files);
  }

  private void start() throws Exception {
    envoy = open(EnvoyProcess.following(volume.file("bootstrap.json"), port, adminPort));
  }

  private Map<Integer, Integer> requests(AtomicBoolean done) throws IOException {
    Map<Integer, Integer> statuses = new HashMap<>();
    while (!done.get()) {
      statuses.merge(envoy.client().post("/ai/steady", "{}").status(), 1, Integer::sum);
      statuses.merge(envoy.client().post("/ai/changing", "{}").status(), 1, Integer::sum);
    }
    return statuses;
  }

  private static boolean answers(int port) throws IOException {
    try {
      return new Client(port).post("/ai/steady", "{}").status() == 200;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  /** Whether the version that Envoy tells is that of the file. */
  private boolean runs(String statistics, String file) throws IOException {
    String version = mounted.get(file).split("\"")[3];
    return envoy.statistics().contains(statistics + ".version_text: \"" + version + '"');
  }

  private void awaitStreams() throws Exception {
    within(
        10,
        () ->
            provider.attempts().stream().filter(a -> a.path().equals("/stream")).count()
                == STREAMS);
  }

  private void follows(String path, String model, String credential) throws Exception {
    within(2, () -> arrives(path, model, credential));
  }

  /** Whether a new request arrives so. */
  private boolean arrives(String path, String model, String credential) throws IOException {
    String mark = "{\"mark\":" + System.nanoTime() + "}";
    int status = envoy.client().post("/ai/changing", mark).status();
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

  private void tells(String statistic) throws Exception {
    within(2, () -> envoy.statistics().contains(statistic));
    assertThat(arrives("/good", "m", "Bearer first")).isTrue();
  }

  private static void within(int seconds, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("not within %d s", seconds).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private <T extends AutoCloseable> T open(T resource) {
    open.add(0, resource);
    return resource;
  }
}
