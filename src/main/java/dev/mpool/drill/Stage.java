package dev.mpool.drill;

import dev.mpool.envoy.EnvoyConfig;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.Templates;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a drill is held on: mocks of every endpoint, and the user's Envoy, which runs the rendered
 * configuration before them. Whatever it has started and written is gone when it is closed, or when
 * the process is told to end.
 */
final class Stage implements AutoCloseable {

  /** What a stage is made of. */
  record Setup(
      FailoverPlan plan,
      EnvoyOptions options,
      Templates templates,
      EnvoyProgram envoy,
      DrilledConfig.Address listener,
      boolean needsBare,
      Optional<Duration> impatience,
      boolean ejects) {}

  private static final String ENVOY = "envoy";

  /** One that finds no token of any Secret. It starts while the first scenarios are played. */
  private static final String BARE = "bare";

  /**
   * One that leaves silent providers soon, so that a slow machine is no silent provider to others.
   */
  private static final String IMPATIENT = "impatient";

  private final Setup setup;
  private final Tokens tokens;
  private final Guard guard;
  private final ExecutorService threads = Executors.newCachedThreadPool(Stage::daemon);
  private final Map<String, List<MockProvider>> mocks = new HashMap<>();
  private final List<EnvoyRun> envoys = new ArrayList<>();
  private final Thread atExit = new Thread(this::end, "mpool-drill-end");
  private DrilledConfig config;

  private Stage(Setup setup) throws IOException {
    this.setup = setup;
    this.tokens = Tokens.of(setup.plan());
    this.guard = Guard.start();
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      awaitEnd();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "mpool-drill");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Renders, starts the mocks and Envoy, and waits until all are ready.
   *
   * @param reception decides what the mocks do
   */
  static Stage set(Setup setup, MockProvider.Reception reception)
      throws InterruptedException, DrillException {
    try {
      Stage stage = new Stage(setup);
      try {
        stage.start(reception);
        return stage;
      } catch (Throwable e) {
        stage.close();
        throw e;
      }
    } catch (IOException e) {
      String temporary = System.getProperty("java.io.tmpdir");
      throw new DrillException("Cannot set up the drill in " + temporary + ": " + e.getMessage());
    }
  }

  private void start(MockProvider.Reception reception)
      throws IOException, InterruptedException, DrillException {
    Future<Optional<Certificate>> made =
        threads.submit(() -> Certificate.of(setup.plan(), guard.folder()));
    String rendered = EnvoyConfig.render(setup.plan(), setup.options(), setup.templates()).yaml();
    Optional<Certificate> certificate = result(made);
    Map<String, List<Integer>> ports = new HashMap<>();
    for (BackendPlan backend : setup.plan().backends()) {
      String name = backend.name().toString();
      for (Endpoint endpoint : backend.endpoints()) {
        MockProvider mock = new MockProvider(backend, endpoint, certificate, reception, threads);
        mocks.computeIfAbsent(name, any -> new ArrayList<>()).add(mock);
        ports.computeIfAbsent(name, any -> new ArrayList<>()).add(mock.port());
      }
    }
    Optional<String> authority = certificate.map(each -> each.authority().toString());
    config = drilled(ENVOY, rendered, ports, authority, "secrets");
    writeSecrets();
    startEnvoy(ENVOY, true);
    if (certificate.isPresent()) {
      certificate.get().warmUp(firstWithTls());
    }
    envoy().await();
    if (setup.impatience().isPresent()) {
      EnvoyOptions options = setup.options().withAttemptTimeout(setup.impatience().get());
      String soon = EnvoyConfig.render(setup.plan(), options, setup.templates()).yaml();
      drilled(IMPATIENT, soon, ports, authority, "secrets");
      startEnvoy(IMPATIENT, true);
    }
    if (setup.needsBare()) {
      drilled(BARE, rendered, ports, authority, "no-secrets");
      startEnvoy(BARE, false);
    }
  }

  /** Writes a drilled configuration, and proves that it differs from the rendered one as told. */
  private DrilledConfig drilled(
      String name,
      String rendered,
      Map<String, List<Integer>> ports,
      Optional<String> authority,
      String secrets)
      throws IOException, DrillException {
    Optional<DrilledConfig.Folders> folders =
        tokens
            .folder()
            .map(
                from ->
                    new DrilledConfig.Folders(from, guard.folder().resolve(secrets).toString()));
    DrilledConfig.Address listener =
        name.equals(ENVOY) ? setup.listener() : new DrilledConfig.Address("127.0.0.1", 0);
    DrilledConfig drilled =
        DrilledConfig.of(rendered, new DrilledConfig.Places(ports, listener, authority, folders));
    Path own = Files.createDirectory(guard.folder().resolve(name));
    Path file = Files.writeString(own.resolve("envoy.yaml"), drilled.text());
    if (!drilled.undo(Files.readString(file)).equals(rendered)) {
      throw new IllegalStateException("the drilled configuration differs by more than is told");
    }
    return drilled;
  }

  private void startEnvoy(String name, boolean readsTokens) throws DrillException {
    envoys.add(EnvoyRun.start(setup.envoy(), guard, name, tokens, readsTokens, setup.ejects()));
  }

  private void writeSecrets() throws IOException {
    for (Map.Entry<String, String> secret : tokens.files().entrySet()) {
      Path file = guard.folder().resolve("secrets").resolve(secret.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, secret.getValue());
    }
  }

  private int firstWithTls() {
    return mocks.values().stream()
        .flatMap(List::stream)
        .filter(MockProvider::isTls)
        .findFirst()
        .orElseThrow()
        .port();
  }

  private static <T> T result(Future<T> future)
      throws IOException, InterruptedException, DrillException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DrillException failure) {
        throw failure;
      } else if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  DrilledConfig config() {
    return config;
  }

  Path folder() {
    return guard.folder();
  }

  /** Waits until every Envoy is ready. */
  void awaitAll() throws IOException, InterruptedException, DrillException {
    for (EnvoyRun each : envoys) {
      each.await();
    }
  }

  EnvoyRun envoy() {
    return envoys.get(0);
  }

  /** Where scenarios are played. */
  Field field(Exchanges exchanges) {
    EnvoyRun last = envoys.get(envoys.size() - 1);
    EnvoyRun impatient = setup.impatience().isPresent() ? envoys.get(1) : null;
    return new Field(envoy(), impatient, setup.needsBare() ? last : null, mocks, exchanges, tokens);
  }

  Tokens tokens() {
    return tokens;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException ending) {
      // The process was told to end, and what follows in this thread is not to be heard any more.
      awaitEnd();
    }
    end();
  }

  private static void awaitEnd() {
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        // Until the process ends.
      }
    }
  }

  private void end() {
    guard.close();
    for (List<MockProvider> each : mocks.values()) {
      each.forEach(MockProvider::close);
    }
    threads.shutdownNow();
  }
}
