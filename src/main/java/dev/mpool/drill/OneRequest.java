package dev.mpool.drill;

import dev.mpool.drill.Exchange.Script;
import dev.mpool.drill.Trial.When;
import dev.mpool.plan.BackendPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Trials of one request, whose attempts and answer are compared with the plan. */
final class OneRequest {

  private OneRequest() {}

  static Trial trial(
      String name, String title, When when, Request request, Script script, Expectation expected) {
    return new Trial(
        name,
        title,
        when,
        (field, trial) -> {
          Field.Played played = field.play(trial, request, script);
          return field.judge(trial, played, expected);
        });
  }

  /** All endpoints of the first priorities refuse connections. */
  static Trial refused(
      String name,
      String title,
      BackendPlan backend,
      Request request,
      int priorities,
      Expectation expected) {
    return new Trial(
        name,
        title,
        When.ALONE,
        (field, trial) -> {
          List<MockProvider> refusing = new ArrayList<>();
          try {
            for (MockProvider mock : field.mocks(backend)) {
              if (mock.endpoint().priority() < priorities) {
                mock.refuse();
                refusing.add(mock);
              }
            }
            return field.judge(trial, field.play(trial, request, Script.HEALTHY), expected);
          } finally {
            acceptAgain(refusing);
          }
        });
  }

  private static void acceptAgain(List<MockProvider> mocks) throws IOException {
    for (MockProvider mock : mocks) {
      mock.accept();
    }
  }

  /** Through an Envoy that has no token of any Secret; whoever is asked all the same fails. */
  static Trial withoutSecrets(String name, Request request, Expectation expected) {
    return new Trial(
        name,
        "no token: nothing is sent",
        When.IN_TURN,
        (field, trial) -> {
          Script script = (attempt, arrival) -> Reaction.status(503);
          EnvoyRun bare = field.withoutSecrets();
          return field.judge(trial, field.play(name, request, script, bare), expected);
        });
  }
}
