package dev.mpool.e2e;

import com.sun.net.httpserver.HttpServer;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.rule.RuleSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A program for a network namespace of its own, in which it is the name server: an Envoy before a
 * provider that answers "v4" on 127.0.0.1 and one that answers "v6" on ::1. Each argument is what
 * the name server says of both families, as {@code ADDRESS,NO_ADDRESS}; for each a line tells which
 * answers a client got while Envoy asked several times.
 */
final class OwnNetwork {

  private static final int PROVIDER_PORT = 8080;
  private static final long PHASE = TimeUnit.MILLISECONDS.toNanos(2_500);

  private OwnNetwork() {}

  public static void main(String... phases) throws Exception {
    boolean listensOnV6 = !Boolean.getBoolean("silent.v6");
    HttpServer v4 = provider("127.0.0.1", "v4");
    HttpServer v6 = listensOnV6 ? provider("::1", "v6") : null;
    try (NameServer names = new NameServer(53, Duration.ZERO)) {
      say(names, phases[0]);
      int port = FreePort.next();
      try (EnvoyProcess envoy = EnvoyProcess.start(config(port), port, 0, Map.of("TOKEN", "t"))) {
        for (String phase : phases) {
          say(names, phase);
          System.out.println(
              answers(envoy) + " " + (names.asked().size() > 125 ? "flood" : "calm"));
        }
      }
    } finally {
      v4.stop(0);
      if (v6 != null) {
        v6.stop(0);
      }
    }
  }

  private static void say(NameServer names, String phase) {
    String[] families = phase.split(",");
    names.says(NameServer.Says.valueOf(families[0]), NameServer.Says.valueOf(families[1]));
  }

  private static TreeSet<String> answers(EnvoyProcess envoy) throws Exception {
    TreeSet<String> answers = new TreeSet<>();
    for (long end = System.nanoTime() + PHASE; System.nanoTime() < end; Thread.sleep(50)) {
      Client.Answer answer = envoy.client().post("/", "{}");
      answers.add(answer.status() == 200 ? answer.body() : Integer.toString(answer.status()));
    }
    return answers;
  }

  private static HttpServer provider(String address, String name) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(address, PROVIDER_PORT), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          // So that every request meets the address that is known by then.
          exchange.getResponseHeaders().add("connection", "close");
          exchange.sendResponseHeaders(200, name.length());
          exchange.getResponseBody().write(name.getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });
    server.start();
    return server;
  }

  /** As it is rendered, but that Envoy asks for addresses more often than every 5 s. */
  private static String config(int port) {
    String manifest =
        """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: chat}
        spec:
          type: AI
          ai:
            llm:
              hostOverride: {host: provider.test, port: %d}
              provider: {openai: {authToken: {kind: Inline, inline: t}}}
        """
            .formatted(PROVIDER_PORT);
    EnvoyOptions.SocketAddress listen = new EnvoyOptions.SocketAddress("127.0.0.1", port);
    EnvoyOptions defaults = EnvoyOptions.DEFAULTS;
    EnvoyOptions options =
        new EnvoyOptions(
            listen,
            Optional.empty(),
            defaults.caFile(),
            defaults.timeout(),
            defaults.attemptTimeout(),
            defaults.maxBody(),
            defaults.accessLog(),
            defaults.failoverOn(),
            defaults.others(),
            defaults.upstreamHttp());
    String family = "    dns_lookup_family: V4_PREFERRED\n";
    return Rendering.ofText(manifest, RuleSettings.DEFAULTS, options)
        .replace(family, family + "    dns_refresh_rate: 0.5s\n");
  }
}
