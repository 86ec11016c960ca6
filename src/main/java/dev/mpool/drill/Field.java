package dev.mpool.drill;

import dev.mpool.drill.Exchange.Script;
import dev.mpool.plan.BackendPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where scenarios of one Backend are played: its mocks, and the Envoys before them.
 *
 * @param envoy runs the drilled configuration
 * @param withoutSecrets runs the same, and finds no token of any Secret; null if the plan has none
 * @param mocks in the order of the Backend's endpoints
 */
record Field(
    BackendPlan backend,
    EnvoyRun envoy,
    EnvoyRun withoutSecrets,
    List<MockProvider> mocks,
    Exchanges exchanges,
    Tokens tokens) {

  /** What came of one request. */
  record Played(Client.Answer answer, List<Arrival> arrivals, Request request) {}

  Field {
    mocks = List.copyOf(mocks);
  }

  /** Sends a request through an Envoy, and returns when its answer is there. */
  Played play(String scenario, Request request, Script script, EnvoyRun through)
      throws IOException {
    Exchanges.Begun begun = exchanges.begin(scenario, request, script);
    Request sent = begun.request();
    Client.Answer answer =
        through
            .client()
            .send(
                "POST", sent.path(), sent.headers(), sent.body().getBytes(StandardCharsets.UTF_8));
    return new Played(answer, begun.exchange().arrivals(), sent);
  }

  /** The same, compared with what the plan says. */
  Result judge(Trial trial, Played played, List<Problem> problems) {
    List<Result.Attempt> attempts = new ArrayList<>();
    for (Arrival arrival : played.arrivals()) {
      attempts.add(AttemptCheck.of(backend, arrival, played.request(), tokens));
    }
    Client.Answer answer = played.answer();
    return new Result(
        trial.name(),
        trial.title(),
        OptionalInt.of(answer.status()),
        answer.millis(),
        attempts,
        problems);
  }
}
