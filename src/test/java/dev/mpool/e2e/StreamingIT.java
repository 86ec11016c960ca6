package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What {@code --timeout} and {@code --attempt-timeout} mean, whichever is the longer: a stream is
 * passed on as it comes, and cut by nothing but silence.
 */
class StreamingIT {

  private static final Duration SHORT = Duration.ofMillis(1_500);
  private static final Duration LONG = Duration.ofSeconds(4);
  private static final String BODY = "{\"a\":1}";

  private static final List<MockProvider> PROVIDERS = new ArrayList<>();
  private static EnvoyProcess shortAttempt;
  private static EnvoyProcess shortTimeout;
  private static final ExecutorService CLIENTS = Executors.newCachedThreadPool();

  @BeforeAll
  static void start() throws Exception {
    EnvoyBinary.orSkip();
    List<Behaviour> behaviours =
        List.of(
            Behaviour.stream(6, 1_000),
            Behaviour.stream(2, 2_500),
            Behaviour.stream(2, 6_000),
            Behaviour.SILENT,
            Behaviour.status(503),
            Behaviour.OK);
    for (Behaviour behaviour : behaviours) {
      PROVIDERS.add(MockProvider.plain().behaving(behaviour));
    }
    BackendText[] backends = {
      BackendText.chain("lively", at(0)),
      BackendText.chain("pausing", at(1)),
      BackendText.chain("stalled", at(2)),
      BackendText.chain("silent", at(3)),
      BackendText.chain("all-silent", at(3), at(3), at(3), at(3)),
      BackendText.chain("failing-then-silent", at(4), at(3)),
      BackendText.chain("silent-then-healthy", at(3), at(5))
    };
    shortAttempt = Gateway.setUp().timeouts(LONG, SHORT).start(backends);
    shortTimeout = Gateway.setUp().timeouts(SHORT, LONG).start(backends);
  }

  private static EndpointText at(int index) {
    return openAi(PROVIDERS.get(index));
  }

  @AfterAll
  static void stop() {
    for (EnvoyProcess envoy : new EnvoyProcess[] {shortAttempt, shortTimeout}) {
      if (envoy != null) {
        envoy.close();
      }
    }
    PROVIDERS.forEach(MockProvider::close);
    CLIENTS.shutdownNow();
  }

  @Test
  void with_the_usual_order_of_timeouts() throws Exception {
    Future<Client.Answer> lively = post(shortAttempt, "lively");
    Future<Client.Answer> pausing = post(shortAttempt, "pausing");
    Future<Client.Answer> silent = post(shortAttempt, "silent");
    Future<Client.Answer> allSilent = post(shortAttempt, "all-silent");
    Future<Client.Answer> silentThenHealthy = post(shortAttempt, "silent-then-healthy");

    assertWhole(lively.get(), 6);
    assertCut(pausing.get(), SHORT);
    assertTimedOut(silent.get(), SHORT);
    assertTimedOut(allSilent.get(), LONG);
    assertThat(silentThenHealthy.get().status()).isEqualTo(200);
    assertAbout(silentThenHealthy.get().firstByte(), SHORT);
  }

  @Test
  void with_a_timeout_shorter_than_an_attempts() throws Exception {
    Future<Client.Answer> lively = post(shortTimeout, "lively");
    Future<Client.Answer> pausing = post(shortTimeout, "pausing");
    Future<Client.Answer> stalled = post(shortTimeout, "stalled");
    Future<Client.Answer> silent = post(shortTimeout, "silent");
    Future<Client.Answer> allSilent = post(shortTimeout, "all-silent");
    Future<Client.Answer> failingThenSilent = post(shortTimeout, "failing-then-silent");
    Future<Client.Answer> silentThenHealthy = post(shortTimeout, "silent-then-healthy");

    assertWhole(lively.get(), 6);
    assertWhole(pausing.get(), 2);
    assertCut(stalled.get(), LONG);
    assertTimedOut(silent.get(), SHORT);
    assertTimedOut(allSilent.get(), SHORT);
    assertTimedOut(failingThenSilent.get(), SHORT);
    assertTimedOut(silentThenHealthy.get(), SHORT);
  }

  private static Future<Client.Answer> post(EnvoyProcess envoy, String backend) {
    return CLIENTS.submit(() -> envoy.client().post("/ai/" + backend, BODY));
  }

  private static void assertWhole(Client.Answer answer, int chunks) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("data: x\n".repeat(chunks));
    assertThat(answer.complete()).isTrue();
    assertThat(answer.firstByte()).isLessThan(answer.millis() - 1_000);
  }

  private static void assertCut(Client.Answer answer, Duration after) {
    assertThat(answer.complete()).isFalse();
    assertThat(answer.body()).isEqualTo("data: x\n");
    assertAbout(answer.millis(), after);
  }

  private static void assertTimedOut(Client.Answer answer, Duration after) {
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.body()).contains("--timeout", "--attempt-timeout");
    assertAbout(answer.millis(), after);
  }

  /** Not before, and not much later, as far as a busy machine can tell. */
  private static void assertAbout(long millis, Duration expected) {
    assertThat(millis).isBetween(expected.toMillis() - 100, expected.toMillis() + 2_000);
  }
}
