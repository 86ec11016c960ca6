package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What {@code --timeout} and {@code --attempt-timeout} mean, whichever is the longer: a stream is
 * passed on as it comes, and cut by nothing but silence.
 */
class StreamingIT {

  private static final Duration SHORT = Duration.ofMillis(1_500);
  private static final Duration LONG = Duration.ofSeconds(4);
  private static final String BODY = "{\"a\":1}";

  /** One a second: far longer than any of the timeouts. */
  private static final int CHUNKS = 11;

  @RegisterExtension private static final Gateway shortAttempt = new Gateway();
  @RegisterExtension private static final Gateway shortTimeout = new Gateway();

  private static final MockProvider lively = shortAttempt.provider();
  private static final MockProvider pausing = shortAttempt.provider();
  private static final MockProvider stalled = shortAttempt.provider();
  private static final MockProvider headersOnly = shortAttempt.provider();
  private static final MockProvider silent = shortAttempt.provider();
  private static final MockProvider failing = shortAttempt.provider();
  private static final MockProvider failingSlowly = shortAttempt.provider();
  private static final MockProvider healthy = shortAttempt.provider();
  private static final ExecutorService clients = Executors.newCachedThreadPool();

  @BeforeAll
  static void start() throws Exception {
    BackendText[] backends = {
      BackendText.chain("lively", openAi(lively)),
      BackendText.chain("pausing", openAi(pausing)),
      BackendText.chain("stalled", openAi(stalled)),
      BackendText.chain("headers-only", openAi(headersOnly)),
      BackendText.chain("silent", openAi(silent)),
      BackendText.chain("all-silent", openAi(silent), openAi(silent), openAi(silent)),
      BackendText.chain("failing-then-silent", openAi(failing), openAi(silent)),
      BackendText.chain("failing-slowly-then-silent", openAi(failingSlowly), openAi(silent)),
      BackendText.chain("failing-slowly-then-pausing", openAi(failingSlowly), openAi(pausing)),
      BackendText.chain("silent-then-healthy", openAi(silent), openAi(healthy)),
      BackendText.chain("healthy", openAi(healthy)),
      BackendText.chain("failing-then-healthy", openAi(failing).model("m"), openAi(healthy))
    };
    shortAttempt.timeouts(LONG, SHORT).start(backends);
    shortTimeout.timeouts(SHORT, LONG).start(backends);
  }

  @AfterAll
  static void stopClients() {
    clients.shutdownNow();
  }

  @BeforeEach
  void behave() {
    lively.behaving(Behaviour.stream(CHUNKS, 1_000));
    pausing.behaving(Behaviour.stream(2, 2_500));
    stalled.behaving(Behaviour.stream(2, 6_000));
    headersOnly.behaving(Behaviour.HEADERS_ONLY);
    silent.behaving(Behaviour.SILENT);
    failing.behaving(Behaviour.status(503));
    failingSlowly.behaving(Behaviour.status(503).after(1_000));
  }

  @Test
  void with_the_usual_order_of_timeouts() throws Exception {
    Answers answers =
        Answers.of(
            shortAttempt,
            "lively",
            "pausing",
            "headers-only",
            "silent",
            "all-silent",
            "failing-slowly-then-silent",
            "silent-then-healthy");

    assertWhole(answers.of("lively"), CHUNKS);
    assertCut(answers.of("pausing"), "data: x\n", SHORT);
    assertCut(answers.of("headers-only"), "", SHORT);
    assertTimedOut(answers.of("silent"), SHORT);
    assertTimedOut(answers.of("all-silent"), LONG);
    assertTimedOut(answers.of("failing-slowly-then-silent"), SHORT.plusMillis(1_000));
    assertThat(answers.of("silent-then-healthy").status()).isEqualTo(200);
    assertAbout(answers.of("silent-then-healthy").firstByte(), SHORT);
  }

  @Test
  void with_a_timeout_shorter_than_an_attempts() throws Exception {
    Answers answers =
        Answers.of(
            shortTimeout,
            "lively",
            "pausing",
            "stalled",
            "headers-only",
            "silent",
            "all-silent",
            "failing-then-silent",
            "failing-slowly-then-silent",
            "failing-slowly-then-pausing",
            "silent-then-healthy");

    assertWhole(answers.of("lively"), CHUNKS);
    assertWhole(answers.of("pausing"), 2);
    assertWhole(answers.of("failing-slowly-then-pausing"), 2);
    assertCut(answers.of("stalled"), "data: x\n", LONG);
    assertCut(answers.of("headers-only"), "", LONG);
    assertTimedOut(answers.of("silent"), SHORT);
    assertTimedOut(answers.of("all-silent"), SHORT);
    assertTimedOut(answers.of("failing-then-silent"), SHORT);
    assertTimedOut(answers.of("failing-slowly-then-silent"), SHORT);
    assertTimedOut(answers.of("silent-then-healthy"), SHORT);
    assertThat(healthy.attempts()).isEmpty();
  }

  /** The listener that then stands in front adds and takes nothing. */
  @Test
  void a_short_timeout_changes_nothing_of_a_request_or_its_answer() throws Exception {
    healthy.behaving(Behaviour.status(404));

    Client.Answer answer =
        shortTimeout.post(
            "/ai/healthy?x=1",
            BODY,
            "x-forwarded-for: 1.2.3.4",
            "x-request-id: abc",
            "x-envoy-retry-on: retriable-4xx",
            "x-envoy-max-retries: 3",
            "x-envoy-upstream-rq-timeout-ms: 1",
            "openai-organization: org");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("server")).isEqualTo("mock");
    assertThat(answer.headers()).noneMatch(header -> header.startsWith("x-envoy"));
    assertThat(healthy.onlyAttempt().headers())
        .extracting(MockProvider.Header::name)
        .containsExactlyInAnyOrder(
            "host", "authorization", "content-length", "openai-organization");
    assertThat(healthy.onlyAttempt().text()).isEqualTo(BODY);
  }

  @Test
  void a_short_timeout_changes_nothing_of_a_large_body() throws Exception {
    byte[] body = ("{\"model\":\"x\",\"t\":\"" + "y".repeat(1_500_000) + "\"}").getBytes(US_ASCII);
    Http2Client http2 = new Http2Client(shortTimeout.envoy().port());

    assertThat(http2.post("/ai/failing-then-healthy", body)).isEqualTo("{\"provider\":200}");
    assertThat(Arrays.equals(healthy.onlyAttempt().body(), body)).isTrue();

    healthy.reset();
    byte[] tooLarge = new byte[3 << 20];
    Client.Answer answer = shortTimeout.client().postChunked("/ai/healthy", tooLarge, 65_536);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("2MiB (--max-body)");
    assertThat(healthy.attempts()).isEmpty();
  }

  /** The answers of Backends that were asked at the same time. */
  private record Answers(Map<String, Future<Client.Answer>> byBackend) {

    static Answers of(Gateway gateway, String... backends) {
      Map<String, Future<Client.Answer>> byBackend = new HashMap<>();
      for (String backend : backends) {
        byBackend.put(backend, clients.submit(() -> gateway.post("/ai/" + backend, BODY)));
      }
      return new Answers(byBackend);
    }

    Client.Answer of(String backend) throws Exception {
      return byBackend.get(backend).get();
    }
  }

  private static void assertWhole(Client.Answer answer, int chunks) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("data: x\n".repeat(chunks));
    assertThat(answer.complete()).isTrue();
    assertThat(answer.firstByte()).isLessThan(answer.millis() - 1_000);
  }

  private static void assertCut(Client.Answer answer, String begun, Duration after) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.complete()).isFalse();
    assertThat(answer.body()).isEqualTo(begun);
    assertAbout(answer.millis(), after);
  }

  private static void assertTimedOut(Client.Answer answer, Duration after) {
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.body()).contains("--timeout", "--attempt-timeout");
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.firstByte()).isBetween(after.toMillis() - 100, after.toMillis() + 900);
  }

  /** Not before, and not much later; Envoy keeps the connection of a cut answer for a while. */
  private static void assertAbout(long millis, Duration expected) {
    assertThat(millis).isBetween(expected.toMillis() - 100, expected.toMillis() + 2_000);
  }
}
