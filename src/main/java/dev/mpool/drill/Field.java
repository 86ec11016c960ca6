package dev.mpool.drill;

import dev.mpool.drill.Exchange.Script;
import dev.mpool.plan.BackendPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where scenarios are played: the mocks, and the Envoys before them.
 *
 * @param envoy runs the drilled configuration
 * @param impatient runs the same with a short time for silent providers; null if none is silent
 * @param withoutSecrets runs the same, and finds no token of any Secret; null if none is needed
 * @param byName of each Backend the mocks in the order of its endpoints
 */
record Field(
    EnvoyRun envoy,
    EnvoyRun impatient,
    EnvoyRun withoutSecrets,
    Map<String, List<MockProvider>> byName,
    Exchanges exchanges,
    Tokens tokens) {

  /** What came of one request. */
  record Played(Client.Answer answer, List<Arrival> arrivals, Request request) {}

  List<MockProvider> mocks(BackendPlan backend) {
    return byName.get(backend.name().toString());
  }

  /**
   * Has a Backend's endpoints asked once, one after the other. The first connection to each takes
   * Java and Envoy a while, which on a busy machine may be longer than a provider may be silent.
   */
  void warmUp(BackendPlan backend) throws IOException {
    Script allFail = (attempt, arrival) -> Reaction.status(503);
    play("warm-up", Request.chat(backend.name()), allFail, envoy);
    if (impatient != null) {
      play("warm-up", Request.chat(backend.name()), allFail, impatient);
    }
  }

  /** Sends a request, and returns when its answer is there. */
  Played play(Trial trial, Request request, Script script) throws IOException {
    boolean isSilent = trial.when() == Trial.When.WAITING;
    return play(trial.name(), request, script, isSilent ? impatient : envoy);
  }

  /** Sends a request through one of the Envoys. */
  Played play(String scenario, Request request, Script script, EnvoyRun through)
      throws IOException {
    Exchanges.Begun begun = exchanges.begin(scenario, request, script);
    Request sent = begun.request();
    byte[] body = sent.body().getBytes(StandardCharsets.UTF_8);
    Client.Answer answer = through.client().send(sent.method(), sent.path(), sent.headers(), body);
    return new Played(answer, begun.exchange().arrivals(), sent);
  }

  /** How a trial went by its one request or its last one, each attempt compared with the plan. */
  Result judge(Trial trial, Played played, List<Problem> problems) {
    List<Result.Attempt> attempts = new ArrayList<>();
    for (Arrival arrival : played.arrivals()) {
      attempts.add(AttemptCheck.of(arrival, played.request(), tokens));
    }
    Client.Answer answer = played.answer();
    return new Result(
        trial.name(),
        trial.title(),
        OptionalInt.of(answer.status()),
        answer.millis(),
        attempts,
        problems,
        List.of());
  }

  /** The same of a single request. */
  Result judge(Trial trial, Played played, Expectation expected) {
    return judge(trial, played, expected.problems(played.answer(), played.arrivals()));
  }
}
