package dev.mpool.e2e;

import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.model.SecretNaming;
import dev.mpool.model.TlsChoice;
import dev.mpool.rule.RuleSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Manifests, as text, compiled, rendered and running in an Envoy. */
final class Gateway {

  private RuleSettings rules = RuleSettings.DEFAULTS.withMixedProvidersAllowed(true);
  private final Map<String, String> environment = new HashMap<>();
  private String caFile = EnvoyOptions.DEFAULTS.caFile();
  private Duration timeout = Duration.ofSeconds(20);
  private Duration attemptTimeout = Duration.ofSeconds(10);
  private long maxBody = 2 << 20;
  private boolean admin;

  private Gateway() {}

  static Gateway setUp() {
    return new Gateway();
  }

  Gateway rules(RuleSettings other) {
    rules = other;
    return this;
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
    environment.put(SecretNaming.DEFAULT.place("ai", name), token);
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

  /** With the admin interface, to look at statistics. */
  Gateway admin() {
    admin = true;
    return this;
  }

  EnvoyProcess start(BackendText... backends) throws IOException, InterruptedException {
    StringBuilder manifests = new StringBuilder();
    for (BackendText backend : backends) {
      manifests.append(backend);
    }
    return start(manifests.toString());
  }

  EnvoyProcess start(String manifests) throws IOException, InterruptedException {
    EnvoyBinary.orSkip();
    int port = EnvoyProcess.freePort();
    Optional<EnvoyOptions.SocketAddress> adminAddress =
        admin ? Optional.of(loopback(EnvoyProcess.freePort())) : Optional.empty();
    EnvoyOptions options =
        new EnvoyOptions(
            loopback(port),
            adminAddress,
            caFile,
            timeout,
            attemptTimeout,
            maxBody,
            EnvoyOptions.AccessLog.JSON);
    String config = Rendering.ofText(manifests, rules, options);
    return EnvoyProcess.start(
        config, port, adminAddress.map(EnvoyOptions.SocketAddress::port).orElse(0), environment);
  }

  private static EnvoyOptions.SocketAddress loopback(int port) {
    return new EnvoyOptions.SocketAddress("127.0.0.1", port);
  }
}
