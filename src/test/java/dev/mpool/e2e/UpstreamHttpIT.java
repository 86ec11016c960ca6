package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.MockProvider.Attempt;
import dev.mpool.envoy.EnvoyOptions.UpstreamHttp;
import dev.mpool.model.TlsChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Providers of HTTP/2 and of HTTP/1.1 in one chain, and what becomes of streams they take back. */
class UpstreamHttpIT {

  /** Speaks HTTP/2 for a provider, and HTTP/1.1 where that is not agreed on. */
  private static final String FRONT =
      """
      static_resources:
        listeners:
        - address: {socket_address: {address: 127.0.0.1, port_value: %1$d}}
          filter_chains:
          - transport_socket:
              name: tls
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext
                common_tls_context:
                  alpn_protocols: [h2, http/1.1]
                  tls_certificates:
                  - certificate_chain: {filename: "%2$s/server.pem"}
                    private_key: {filename: "%2$s/server.key"}
            filters:
            - name: http
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
                stat_prefix: front
                route_config:
                  virtual_hosts:
                  - name: all
                    domains: ["*"]
                    request_headers_to_add: [{header: {key: x-arrived-by, value: "%%PROTOCOL%%"}}]
                    routes: [{match: {prefix: /}, route: {cluster: behind}}]
                http_filters:
                - name: router
                  typed_config: {"@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router}
        clusters:
        - name: behind
          load_assignment:
            cluster_name: behind
            endpoints:
            - lb_endpoints:
              - endpoint: {address: {socket_address: {address: 127.0.0.1, port_value: %3$d}}}
      """;

  private static final int AT_ONCE = 100;

  @TempDir Path folder;

  @RegisterExtension private final Gateway gateway = new Gateway();
  private final MockProvider behind = gateway.provider();
  private TestCertificates authority;
  private MockProvider tls;

  @BeforeEach
  void prepare() throws Exception {
    authority = new TestCertificates();
    tls = gateway.provider(authority.server("127.0.0.1"));
    gateway
        .tls(TlsChoice.ALWAYS, authority.authorityIn(folder))
        .timeouts(Duration.ofSeconds(60), Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @EnumSource(UpstreamHttp.class)
  void each_attempt_has_what_is_its_own_whatever_it_speaks(UpstreamHttp choice) throws Exception {
    authority.serverIn(folder, "127.0.0.1");
    int front = FreePort.next();
    String config = FRONT.formatted(front, folder, behind.port());
    try (EnvoyProcess provider = EnvoyProcess.start(config, front, 0, Map.of())) {
      gateway
          .upstreamHttp(choice)
          .secret("one", "sk-one")
          .secret("two", "sk-two")
          .secret("three", "sk-three")
          .start(
              BackendText.chain(
                  "mixed",
                  openAi(behind)
                      .at("127.0.0.1", provider.port())
                      .path("/a")
                      .model("m")
                      .secret("one"),
                  openAi(tls).header("x-custom", "").secret("two"),
                  openAi(behind).at("127.0.0.1", provider.port()).path("/c").secret("three")));
      behind.behaving(Behaviour.OK.butFor("/a", Behaviour.status(503)));
      tls.behaving(Behaviour.status(429));

      assertThat(gateway.post("/ai/mixed", "{\"model\":\"x\"}").status()).isEqualTo(200);

      Attempt first = behind.attempts().get(0);
      assertThat(first.path()).isEqualTo("/a");
      assertThat(first.text()).isEqualTo("{\"model\":\"m\"}");
      assertThat(Credentials.of(first)).containsExactly("authorization: Bearer sk-one");
      Attempt second = tls.onlyAttempt();
      assertThat(second.path()).isEqualTo("/v1/chat/completions");
      assertThat(second.text()).isEqualTo("{\"model\":\"x\"}");
      assertThat(Credentials.of(second)).containsExactly("x-custom: sk-two");
      Attempt third = behind.attempts().get(1);
      assertThat(third.path()).isEqualTo("/c");
      assertThat(third.text()).isEqualTo("{\"model\":\"x\"}");
      assertThat(Credentials.of(third)).containsExactly("authorization: Bearer sk-three");
      for (Attempt attempt : List.of(first, third)) {
        assertThat(attempt.header("x-arrived-by"))
            .isEqualTo(choice == UpstreamHttp.AUTO ? "HTTP/2" : "HTTP/1.1");
        assertThat(attempt.header("host")).isEqualTo("127.0.0.1");
      }
    }
  }

  /**
   * A refusal and a GOAWAY cost an attempt: what the next endpoint gets, the last one would lose.
   */
  @Test
  void streams_that_a_provider_takes_back_go_to_the_next_endpoint() throws Exception {
    try (Http2Provider scarce = new Http2Provider(authority.server("127.0.0.1"), 5, 7)) {
      gateway
          .upstreamHttp(UpstreamHttp.AUTO)
          .start(
              BackendText.chain(
                  "chain", openAi(tls).at("127.0.0.1", scarce.port()), openAi(tls).path("/b")));

      assertThat(statuses("chain", 4 * AT_ONCE)).containsOnly(200);
      assertThat(tls.attempts()).isNotEmpty();
    }
  }

  @Test
  void a_provider_of_a_hundred_requests_a_connection_has_none_to_refuse() throws Exception {
    try (Http2Provider usual =
        new Http2Provider(authority.server("127.0.0.1"), 100, Integer.MAX_VALUE)) {
      gateway
          .upstreamHttp(UpstreamHttp.AUTO)
          .start(BackendText.chain("alone", openAi(tls).at("127.0.0.1", usual.port())));

      assertThat(statuses("alone", 4 * AT_ONCE)).containsOnly(200);
    }
  }

  private List<Integer> statuses(String backend, int requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2 * AT_ONCE);
    try {
      List<Future<Client.Answer>> answers = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        answers.add(threads.submit(() -> gateway.post("/ai/" + backend, "{\"model\":\"x\"}")));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Client.Answer> answer : answers) {
        statuses.add(answer.get().status());
      }
      return statuses;
    } finally {
      threads.shutdownNow();
    }
  }
}
