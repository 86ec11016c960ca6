package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.mpool.e2e.Client.Answer;
import dev.mpool.e2e.MockProvider.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forty clients at once lose nothing, and a dead provider is not asked for ever. */
class LoadIT {

  private static final int CLIENTS = 40;
  private static final int REQUESTS = 160;
  private static final String BODY = "{\"model\":\"x\",\"a\":1}";
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(CLIENTS);

  @RegisterExtension private static final Gateway gateway = new Gateway();

  private static final MockProvider a = gateway.provider();
  private static final MockProvider b = gateway.provider();
  private static final MockProvider c = gateway.provider();

  @BeforeAll
  static void start() throws Exception {
    List<BackendText> backends = new ArrayList<>();
    for (String failure : List.of("429", "503", "reset", "silent")) {
      backends.add(
          BackendText.chain("fails-" + failure, openAi(a).model("m"), openAi(b).path("/b")));
    }
    backends.add(BackendText.chain("never-accepted", gateway.neverAccepting(), openAi(b)));
    backends.add(BackendText.chain("returns", openAi(a), openAi(b)));
    backends.add(BackendText.chain("outage", openAi(a), openAi(b), openAi(c)));
    backends.add(BackendText.named("shared").priority(openAi(a).path("/0"), openAi(a).path("/1")));
    backends.add(BackendText.named("shared-hosts").priority(openAi(a), openAi(b)));
    backends.add(BackendText.named("one-pool").priority(openAi(a), openAi(b)));
    backends.add(BackendText.named("mostly-dead").priority(openAi(a), openAi(b), openAi(c)));
    backends.add(BackendText.named("half-dead").priority(openAi(a), openAi(b)).priority(openAi(c)));
    backends.add(BackendText.chain("gpt-4.1", openAi(a), openAi(b)));
    backends.add(BackendText.named("one-pool-outage").priority(openAi(a), openAi(b)));
    gateway
        .timeouts(Duration.ofSeconds(30), Duration.ofSeconds(2))
        .admin()
        .start(backends.toArray(new BackendText[0]));
  }

  @AfterAll
  static void stopClients() {
    THREADS.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"429", "503", "reset", "silent"})
  void nothing_is_lost_and_the_dead_primary_is_ejected(String failure) throws Exception {
    a.behaving(
        switch (failure) {
          case "reset" -> Behaviour.RESET;
          case "silent" -> Behaviour.SILENT;
          default -> Behaviour.status(Integer.parseInt(failure));
        });

    List<Answer> answers = post("fails-" + failure, REQUESTS);

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(b.attempts()).hasSize(REQUESTS);
    assertThat(b.attempts()).extracting(Attempt::path).containsOnly("/b");
    assertThat(b.attempts()).extracting(Attempt::text).containsOnly(BODY);
    assertThat(a.attempts()).hasSizeLessThan(REQUESTS / 2);
  }

  @Test
  void a_primary_that_is_never_accepted_is_left_by_all() throws Exception {
    assertThat(post("never-accepted", REQUESTS)).extracting(Answer::status).containsOnly(200);
    assertThat(b.attempts()).hasSize(REQUESTS);
  }

  @Test
  void an_ejected_primary_comes_back_by_itself() throws Exception {
    a.behaving(Behaviour.status(503));
    post("returns", CLIENTS);
    List.of(a, b).forEach(MockProvider::reset);
    assertThat(gateway.post("/ai/returns", BODY).status()).isEqualTo(200);
    assertThat(b.attempts()).hasSize(1);

    long deadline = System.nanoTime() + Duration.ofSeconds(25).toNanos();
    while (a.attempts().isEmpty()) {
      if (System.nanoTime() > deadline) {
        fail("the primary is still ejected");
      }
      assertThat(gateway.post("/ai/returns", BODY).status()).isEqualTo(200);
      Thread.sleep(100);
    }
  }

  @Test
  void a_whole_outage_is_told_quickly_and_without_a_storm() throws Exception {
    a.behaving(Behaviour.status(429));
    b.behaving(Behaviour.status(503));
    c.behaving(Behaviour.status(529));

    List<Answer> answers = post("outage", REQUESTS);

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isIn(429, 503, 529);
              assertThat(answer.body()).startsWith("{\"provider\":");
              assertThat(answer.millis()).isLessThan(5_000);
            });
    int attempts = a.attempts().size() + b.attempts().size() + c.attempts().size();
    assertThat(attempts).isLessThanOrEqualTo(3 * REQUESTS);
  }

  @Test
  void in_a_single_priority_the_other_entry_takes_over() throws Exception {
    a.behaving(Behaviour.RESET);

    assertThat(post("one-pool", REQUESTS)).extracting(Answer::status).containsOnly(200);
    assertThat(b.attempts()).hasSize(REQUESTS);
    assertThat(a.attempts()).hasSizeLessThan(REQUESTS / 2);
  }

  @Test
  void most_entries_of_a_pool_can_be_ejected() throws Exception {
    a.behaving(Behaviour.status(503));
    b.behaving(Behaviour.RESET);
    post("mostly-dead", CLIENTS);
    List.of(a, b).forEach(provider -> assertThat(provider.attempts()).isNotEmpty());
    int before = a.attempts().size() + b.attempts().size();

    assertThat(post("mostly-dead", REQUESTS)).extracting(Answer::status).containsOnly(200);
    assertThat(a.attempts().size() + b.attempts().size() - before).isLessThan(CLIENTS);
  }

  @Test
  void the_next_priority_waits_until_none_is_left() throws Exception {
    a.behaving(Behaviour.status(503));
    post("half-dead", CLIENTS);
    c.reset();

    assertThat(post("half-dead", CLIENTS)).extracting(Answer::status).containsOnly(200);
    assertThat(c.attempts()).hasSizeLessThan(CLIENTS / 8);
  }

  @Test
  void an_outage_of_a_single_priority_is_no_storm_either() throws Exception {
    a.behaving(Behaviour.status(429));
    b.behaving(Behaviour.status(503));

    assertThat(post("one-pool-outage", REQUESTS))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isIn(429, 503);
              assertThat(answer.body()).startsWith("{\"provider\":");
              assertThat(answer.millis()).isLessThan(5_000);
            });
    assertThat(a.attempts().size() + b.attempts().size()).isLessThanOrEqualTo(2 * REQUESTS);
  }

  @Test
  void two_entries_of_a_pool_share_the_load() throws Exception {
    assertThat(post("shared-hosts", REQUESTS)).extracting(Answer::status).containsOnly(200);

    assertThat(a.attempts().size()).isBetween(REQUESTS / 4, REQUESTS * 3 / 4);
    assertThat(a.attempts().size() + b.attempts().size()).isEqualTo(REQUESTS);
  }

  @Test
  void two_entries_at_one_address_share_the_load() throws Exception {
    assertThat(post("shared", REQUESTS)).extracting(Answer::status).containsOnly(200);

    long first = a.attempts().stream().filter(attempt -> attempt.path().equals("/0")).count();
    assertThat(first).isBetween(REQUESTS / 4L, REQUESTS * 3L / 4);
  }

  @Test
  void no_circuit_breaker_refuses_anything_and_stats_carry_the_backends_names() throws Exception {
    a.behaving(Behaviour.status(503));
    post("fails-503", CLIENTS);

    String statistics = gateway.envoy().statistics();
    assertThat(statistics).contains("cluster.ai/fails-503.upstream_rq_total: ");
    assertThat(statistics.lines().filter(line -> line.contains("_overflow: ")))
        .isNotEmpty()
        .allMatch(line -> line.endsWith(": 0"));
  }

  @Test
  void a_dot_in_a_name_does_not_part_it_for_prometheus() throws Exception {
    post("gpt-4.1", 1);

    assertThat(gateway.envoy().prometheus())
        .contains("envoy_cluster_upstream_rq_total{envoy_cluster_name=\"ai/gpt-4_1\"} 1\n");
  }

  private static List<Answer> post(String backend, int requests) throws Exception {
    List<Future<Answer>> futures = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      futures.add(THREADS.submit(() -> gateway.post("/ai/" + backend, BODY)));
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> future : futures) {
      answers.add(future.get());
    }
    return answers;
  }
}
