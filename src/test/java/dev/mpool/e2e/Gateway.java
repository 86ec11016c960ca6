package dev.mpool.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.model.FailoverOrder;
import dev.mpool.model.SecretNaming;
import dev.mpool.model.TlsChoice;
import dev.mpool.rule.RuleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Recording providers, and an Envoy before them that runs what is rendered of manifests. Registered
 * in a static field it lives as long as its class, in any other as long as one test. Each test
 * begins with providers that are healthy and have seen nothing.
 */
final class Gateway
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final List<MockProvider> providers = new ArrayList<>();
  private final List<FullBacklog> backlogs = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private RuleSettings rules = RuleSettings.DEFAULTS.withMixedProvidersAllowed(true);
  private String caFile = EnvoyOptions.DEFAULTS.caFile();
  private Duration timeout = Duration.ofSeconds(20);
  private Duration attemptTimeout = Duration.ofSeconds(10);
  private long maxBody = 2 << 20;
  private EnvoyOptions.AccessLog accessLog = EnvoyOptions.AccessLog.JSON;
  private List<Integer> failoverOn = List.of();
  private EnvoyOptions.OtherOperations others = EnvoyOptions.OtherOperations.REFUSE;
  private EnvoyOptions.UpstreamHttp upstreamHttp = EnvoyOptions.DEFAULTS.upstreamHttp();
  private boolean admin;
  private boolean ofClass;
  private EnvoyProcess envoy;

  MockProvider provider() {
    try {
      return add(MockProvider.plain());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A provider with the certificate of this context. */
  MockProvider provider(SSLContext context) throws IOException {
    return add(MockProvider.tls(context));
  }

  /** A provider with the certificate of this context at an address of its own. */
  MockProvider provider(SSLContext context, String address, int port) throws IOException {
    return add(MockProvider.tls(context, address, port));
  }

  private MockProvider add(MockProvider provider) {
    providers.add(provider);
    return provider;
  }

  /** An endpoint whose connections are never accepted. */
  EndpointText neverAccepting() throws IOException {
    FullBacklog backlog = new FullBacklog();
    backlogs.add(backlog);
    return EndpointText.openAi(provider()).at("127.0.0.1", backlog.port());
  }

  Gateway tls(TlsChoice choice, Path authority) {
    rules = rules.withTls(choice);
    caFile = authority.toString();
    return this;
  }

  Gateway secretFiles(Path folder) {
    rules = rules.withSecrets(new SecretNaming.Directory(folder.toString()));
    return this;
  }

  /** The token of a Secret of namespace {@code ai}. */
  Gateway secret(String name, String token) {
    return variable(SecretNaming.DEFAULT.place("ai", name), token);
  }

  Gateway variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Gateway timeouts(Duration all, Duration attempt) {
    timeout = all;
    attemptTimeout = attempt;
    return this;
  }

  Gateway maxBody(long bytes) {
    maxBody = bytes;
    return this;
  }

  /** Statuses that are failed over beside the usual ones. */
  Gateway failoverOn(Integer... statuses) {
    failoverOn = List.of(statuses);
    return this;
  }

  Gateway order(FailoverOrder order) {
    rules = rules.withOrder(order);
    return this;
  }

  Gateway replacingOtherOperations() {
    others = EnvoyOptions.OtherOperations.REPLACE;
    return this;
  }

  Gateway upstreamHttp(EnvoyOptions.UpstreamHttp choice) {
    upstreamHttp = choice;
    return this;
  }

  /** With the admin interface, to look at statistics. */
  Gateway admin() {
    admin = true;
    return this;
  }

  Gateway withoutAccessLog() {
    accessLog = EnvoyOptions.AccessLog.OFF;
    return this;
  }

  void start(BackendText... backends) throws IOException, InterruptedException {
    StringBuilder manifests = new StringBuilder();
    for (BackendText backend : backends) {
      manifests.append(backend);
    }
    start(manifests.toString(), UnaryOperator.identity());
  }

  /**
   * Renders manifests and runs the result, which Envoy must not remark on.
   *
   * @param edit what the test has to change, such as where a provider's name leads
   */
  void start(String manifests, UnaryOperator<String> edit)
      throws IOException, InterruptedException {
    EnvoyBinary.orSkip();
    int port = FreePort.next();
    Optional<EnvoyOptions.SocketAddress> adminAddress =
        admin ? Optional.of(loopback(FreePort.next())) : Optional.empty();
    EnvoyOptions options =
        new EnvoyOptions(
            loopback(port),
            adminAddress,
            caFile,
            timeout,
            attemptTimeout,
            maxBody,
            accessLog,
            failoverOn,
            others,
            upstreamHttp);
    String config = edit.apply(Rendering.ofText(manifests, rules, options));
    envoy =
        EnvoyProcess.start(
            config,
            port,
            adminAddress.map(EnvoyOptions.SocketAddress::port).orElse(0),
            environment);
    assertThat(envoy.complaints()).isEmpty();
  }

  /** Runs an Envoy that follows files; they have it listen at these ports. */
  void follow(Path bootstrap, int port, int adminPort) throws IOException, InterruptedException {
    envoy = EnvoyProcess.following(bootstrap, port, adminPort);
  }

  private static EnvoyOptions.SocketAddress loopback(int port) {
    return new EnvoyOptions.SocketAddress("127.0.0.1", port);
  }

  EnvoyProcess envoy() {
    return envoy;
  }

  Client client() {
    return envoy.client();
  }

  /** Posts a body with headers, each written {@code name: value}. */
  Client.Answer post(String path, String body, String... headers) throws IOException {
    return client().post(path, body, headers);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ofClass = true;
    EnvoyBinary.orSkip();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    EnvoyBinary.orSkip();
    providers.forEach(MockProvider::reset);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    if (!ofClass) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    close();
  }

  private void close() throws IOException {
    if (envoy != null) {
      envoy.close();
    }
    providers.forEach(MockProvider::close);
    for (FullBacklog backlog : backlogs) {
      backlog.close();
    }
  }
}
