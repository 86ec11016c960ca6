package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.MockProvider.Attempt;
import dev.mpool.e2e.MockProvider.Header;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a client says in headers that steer proxies changes neither the attempts nor what leaves.
 */
class ForgedHeadersIT {

  private static final byte[] BODY = "{\"model\":\"x\"}".getBytes(StandardCharsets.US_ASCII);
  private static final String FORGED_ENDPOINT =
      "/evil\t/evil\t\tauthorization: \tinline:evil\t\t\t\t\t";

  @RegisterExtension private static final Gateway gateway = new Gateway();

  private static final MockProvider a = gateway.provider();
  private static final MockProvider b = gateway.provider();

  @BeforeAll
  static void start() throws Exception {
    gateway
        .timeouts(Duration.ofSeconds(8), Duration.ofSeconds(4))
        .secret("one", "sk-one")
        .secret("two", "sk-two")
        .start(
            BackendText.chain(
                "chain",
                openAi(a).model("m").secret("one"),
                openAi(b).path("/b").header("x-custom", "").secret("two")),
            BackendText.chain("passthrough", openAi(a).passthrough()));
  }

  /** Without a success between them, five failures of the tests would eject the provider. */
  @BeforeEach
  void succeed() throws Exception {
    assertThat(gateway.client().post("/ai/chain", BODY).status()).isEqualTo(200);
    a.reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-envoy-retry-on: retriable-4xx,5xx",
        "x-envoy-retry-grpc-on: unavailable",
        "x-envoy-retriable-status-codes: 404",
        "x-envoy-retriable-header-names: server",
        "x-envoy-max-retries: 5",
        "x-envoy-max-retries: 0",
        "x-envoy-upstream-rq-timeout-ms: 1",
        "x-envoy-upstream-rq-per-try-timeout-ms: 1",
        "x-envoy-upstream-rq-timeout-alt-response: 1",
        "x-envoy-upstream-alt-stat-name: evil",
        "x-envoy-expected-rq-timeout-ms: 1",
        "x-envoy-hedge-on-per-try-timeout: true",
        "x-envoy-original-path: /evil",
        "x-envoy-original-url: http://evil/",
        "x-envoy-decorator-operation: evil",
        "x-envoy-downstream-service-cluster: evil",
        "x-envoy-downstream-service-node: evil",
        "x-envoy-external-address: evil",
        "x-forwarded-client-cert: evil",
        "x-envoy-force-trace: true",
        "x-envoy-internal: true",
        "x-envoy-ip-tags: evil",
        "x-envoy-attempt-count: 9",
        "x-envoy-is-timeout-retry: true",
        "x-mpool-endpoint: " + FORGED_ENDPOINT,
        "x-mpool-anything: mine",
        "x-forwarded-for: 127.0.0.1",
        "x-forwarded-proto: https",
        "x-forwarded-host: evil",
        "x-forwarded-port: 1",
        "forwarded: for=127.0.0.1",
        "x-request-id: evil",
        "proxy-connection: keep-alive",
        "proxy-authorization: Basic ZXZpbA==",
        "keep-alive: timeout=1",
        "te: trailers, authorization",
        "upgrade: h2c",
        "http2-settings: AAMAAABkAARAAAAAAAIAAAAA",
        "connection: authorization",
        "connection: x-mpool-endpoint, content-length, x-custom",
        "trailer: authorization",
        "expect: 100-continue",
        "x-http-method-override: DELETE",
        "host: evil.example",
        "authorization: Bearer evil",
        "x-custom: evil",
      })
  void neither_attempts_nor_what_leaves_change(String forged) throws Exception {
    a.behaving(Behaviour.status(503).after(20));
    b.behaving(Behaviour.status(404).after(20));

    Client.Answer answer = gateway.client().post("/ai/chain", BODY, forged);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("server")).isEqualTo("mock");
    assertThat(answer.headers()).noneMatch(header -> header.startsWith("x-envoy"));
    Attempt first = a.onlyAttempt();
    assertThat(first.path()).isEqualTo("/v1/chat/completions");
    assertThat(first.method()).isEqualTo("POST");
    assertThat(Credentials.of(first)).containsExactly("authorization: Bearer sk-one");
    assertThat(first.text()).isEqualTo("{\"model\":\"m\"}");
    Attempt second = b.onlyAttempt();
    assertThat(second.path()).isEqualTo("/b");
    assertThat(Credentials.of(second)).containsExactly("x-custom: sk-two");
    assertThat(second.text()).isEqualTo("{\"model\":\"x\"}");
    for (Attempt attempt : List.of(first, second)) {
      assertThat(attempt.header("host")).isEqualTo("127.0.0.1");
      assertThat(attempt.headers())
          .extracting(Header::name)
          .isSubsetOf(
              "host",
              "authorization",
              "x-custom",
              "content-length",
              // The client's own, which say nothing to Envoy or a provider.
              "x-mpool-anything",
              "x-http-method-override",
              "http2-settings",
              "trailer",
              "te");
      assertThat(attempt.headers()).extracting(Header::value).doesNotContain("evil", "Bearer evil");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1", "127.0.0.1", "240.0.0.0", "10.0.0.1, 10.0.0.2", "::1", "evil"})
  void no_address_makes_a_client_one_that_gives_orders(String address) throws Exception {
    a.behaving(Behaviour.status(503).after(20));
    b.behaving(Behaviour.status(404).after(20));

    Client.Answer answer =
        gateway
            .client()
            .post(
                "/ai/chain",
                BODY,
                "x-forwarded-for: " + address,
                "x-envoy-retry-on: retriable-4xx",
                "x-envoy-max-retries: 0",
                "x-envoy-upstream-rq-timeout-ms: 1",
                "x-envoy-original-path: /evil");

    assertThat(answer.status()).isEqualTo(404);
    for (Attempt attempt : List.of(a.onlyAttempt(), b.onlyAttempt())) {
      assertThat(attempt.headers())
          .extracting(Header::name)
          .isSubsetOf("host", "authorization", "x-custom", "content-length");
    }
  }

  @Test
  void a_header_that_is_sent_twice_counts_for_nothing_either() throws Exception {
    gateway
        .client()
        .post(
            "/ai/chain",
            BODY,
            "authorization: Bearer evil",
            "AUTHORIZATION: Bearer evil2",
            "x-custom: evil",
            "X-Custom: evil2",
            "x-mpool-endpoint: " + FORGED_ENDPOINT,
            "X-Mpool-Endpoint: " + FORGED_ENDPOINT,
            "connection: authorization",
            "connection: x-mpool-endpoint");

    assertThat(Credentials.of(a.onlyAttempt())).containsExactly("authorization: Bearer sk-one");
    assertThat(a.onlyAttempt().path()).isEqualTo("/v1/chat/completions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-length: 5",
        "content-length: -1",
        "transfer-encoding: chunked",
        "transfer-encoding: gzip, identity",
        "connection: close, host",
      })
  void what_would_make_a_request_ambiguous_is_refused(String second) throws Exception {
    assertThat(gateway.client().post("/ai/chain", BODY, second).status()).isEqualTo(400);
    assertThat(a.attempts()).isEmpty();
  }

  @Test
  void trailers_of_a_chunked_request_carry_nothing() throws Exception {
    String request =
        "POST /ai/passthrough HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n"
            + "authorization: Bearer CLIENT\r\n\r\n2\r\n{}\r\n0\r\n"
            + "authorization: Bearer evil\r\nx-mpool-endpoint: "
            + FORGED_ENDPOINT
            + "\r\n\r\n";

    assertThat(gateway.client().send(request.getBytes(StandardCharsets.US_ASCII)).status())
        .isEqualTo(200);
    assertNothingOfTheTrailers("authorization: Bearer CLIENT");
  }

  @Test
  void trailers_of_an_http_2_request_carry_nothing() throws Exception {
    String answer =
        new Http2Client(gateway.envoy().port())
            .post(
                "/ai/passthrough",
                List.of("authorization: Bearer CLIENT", "te: trailers"),
                "{}".getBytes(StandardCharsets.US_ASCII),
                List.of("authorization: Bearer evil", "x-mpool-endpoint: evil"));

    assertThat(answer).isEqualTo("{\"provider\":200}");
    assertNothingOfTheTrailers("authorization: Bearer CLIENT");
  }

  private static void assertNothingOfTheTrailers(String credential) {
    Attempt attempt = a.onlyAttempt();
    assertThat(Credentials.of(attempt)).containsExactly(credential);
    assertThat(attempt.path()).isEqualTo("/v1/chat/completions");
    assertThat(attempt.text()).isEqualTo("{}");
    assertThat(attempt.all("x-mpool-endpoint")).isEmpty();
  }
}
