package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a provider fails, one request finds its way to the next endpoint. */
class FailoverIT {

  private static final String BODY = "{\"a\":1}";
  private static final Map<String, Behaviour> FAILURES =
      Map.of(
          "429", Behaviour.status(429),
          "500", Behaviour.status(500),
          "503", Behaviour.status(503),
          "529", Behaviour.status(529),
          "dropped", Behaviour.DROP,
          "reset", Behaviour.RESET,
          "silent", Behaviour.SILENT,
          "garbage", Behaviour.GARBAGE,
          "rate-limited", Behaviour.RATE_LIMITED);

  @RegisterExtension private static final Gateway gateway = new Gateway();

  private static final MockProvider a = gateway.provider();
  private static final MockProvider b = gateway.provider();
  private static final MockProvider c = gateway.provider();

  @BeforeAll
  static void start() throws Exception {
    List<EndpointText> onePool = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      onePool.add(openAi(a).path("/" + i));
    }
    onePool.add(openAi(b).path("/4"));
    List<BackendText> backends = new ArrayList<>();
    for (String failure : FAILURES.keySet()) {
      // One each: five failures in a row would eject the primary.
      backends.add(BackendText.chain("fails-" + failure, openAi(a), openAi(b)));
    }
    backends.addAll(
        List.of(
            BackendText.chain("two", openAi(a), openAi(b)),
            BackendText.chain("refused", openAi(a).at("127.0.0.1", FreePort.next()), openAi(b)),
            BackendText.chain("never-accepted", gateway.neverAccepting(), openAi(b)),
            BackendText.chain("unresolved", openAi(a).at("nowhere.invalid", a.port()), openAi(b)),
            BackendText.named("one-pool").priority(onePool),
            BackendText.named("pool-first").priority(openAi(a), openAi(b)).priority(openAi(c)),
            BackendText.named("pool-last").priority(openAi(a)).priority(openAi(b), openAi(c)),
            BackendText.chain("outage", openAi(a), openAi(b), openAi(c)),
            BackendText.chain("one-is-back", openAi(a), openAi(b), openAi(c)),
            BackendText.chain("no-http", openAi(a), openAi(b))));
    gateway
        .timeouts(Duration.ofSeconds(20), Duration.ofSeconds(1))
        .start(backends.toArray(new BackendText[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "429",
        "500",
        "503",
        "529",
        "dropped",
        "reset",
        "silent",
        "garbage",
        "rate-limited"
      })
  void a_failing_primary_is_left_for_the_next_priority(String failure) throws Exception {
    a.behaving(FAILURES.get(failure));

    Client.Answer answer = gateway.post("/ai/fails-" + failure, BODY);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(a.attempts()).hasSize(1);
    assertThat(b.attempts()).hasSize(1);
    assertThat(answer.millis()).isLessThan(8_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refused", "never-accepted", "unresolved"})
  void a_primary_that_cannot_be_reached_is_left(String backend) throws Exception {
    assertThat(gateway.post("/ai/" + backend, BODY).status()).isEqualTo(200);
    assertThat(b.attempts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 422})
  void an_answer_that_is_the_clients_to_mend_is_passed_on(int status) throws Exception {
    a.behaving(Behaviour.status(status));

    assertThat(gateway.post("/ai/two", BODY).status()).isEqualTo(status);
    assertThat(b.attempts()).isEmpty();
  }

  @Test
  void in_a_single_priority_every_other_entry_is_tried() throws Exception {
    a.behaving(Behaviour.status(503));
    for (int i = 0; i < 3; i++) {
      assertThat(gateway.post("/ai/one-pool", BODY).status()).isEqualTo(200);
    }
    assertThat(b.attempts()).hasSize(3);
  }

  @Test
  void another_entry_of_the_first_pool_is_tried_when_the_next_priority_fails_too()
      throws Exception {
    a.behaving(Behaviour.status(503));
    c.behaving(Behaviour.status(503));
    for (int i = 0; i < 3; i++) {
      assertThat(gateway.post("/ai/pool-first", BODY).status()).isEqualTo(200);
    }
    assertThat(b.attempts()).hasSize(3);
  }

  @Test
  void every_entry_of_the_last_pool_is_tried_while_the_first_has_none_left() throws Exception {
    a.behaving(Behaviour.status(429));
    b.behaving(Behaviour.status(503));
    // Four failures: no endpoint is left out yet.
    for (int i = 0; i < 4; i++) {
      assertThat(gateway.post("/ai/pool-last", BODY).status()).isEqualTo(200);
    }
    assertThat(c.attempts()).hasSize(4);
  }

  @Test
  void a_whole_outage_ends_in_the_providers_own_last_answer() throws Exception {
    a.behaving(Behaviour.status(503));
    b.behaving(Behaviour.status(500));
    c.behaving(Behaviour.status(429));

    Client.Answer answer = gateway.post("/ai/outage", BODY);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.body()).isEqualTo("{\"provider\":429}");
    assertThat(answer.header("retry-after")).isEqualTo("17");
    assertThat(List.of(a.attempts().size(), b.attempts().size(), c.attempts().size()))
        .containsOnly(1);
  }

  /** While all endpoints are left out, Envoy goes by no priority and may choose any of them. */
  @Test
  void after_a_whole_outage_the_endpoint_that_is_back_is_found_by_every_request() throws Exception {
    List.of(a, b, c).forEach(provider -> provider.behaving(Behaviour.status(503)));
    for (int i = 0; i < 6; i++) {
      assertThat(gateway.post("/ai/one-is-back", BODY).status()).isEqualTo(503);
    }
    c.behaving(Behaviour.OK);

    for (int i = 0; i < 40; i++) {
      assertThat(gateway.post("/ai/one-is-back", BODY).status()).isEqualTo(200);
    }
  }

  @Test
  void an_answer_that_is_no_http_is_told_as_such() throws Exception {
    a.behaving(Behaviour.GARBAGE);
    b.behaving(Behaviour.GARBAGE);

    Client.Answer answer = gateway.post("/ai/no-http", BODY);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.body()).contains("\"type\":\"mpool\"", "is not HTTP");
  }
}
