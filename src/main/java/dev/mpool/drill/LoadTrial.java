package dev.mpool.drill;

import dev.mpool.drill.Exchange.Script;
import dev.mpool.drill.Trial.When;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Endpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Trials of many requests, one after the other, that look at how they are spread. */
final class LoadTrial {

  /** Failures in a row after which an endpoint is left out. */
  private static final int FAILURES = 5;

  private static final int REQUESTS_PER_ENTRY = 4;
  private static final long EJECTED_SECONDS = 10;
  private static final long LONGEST_SECONDS = 20;

  private LoadTrial() {}

  static List<Trial> share(String name, BackendPlan backend) {
    int pool = backend.priorities().get(0).size();
    return pool < 2
        ? List.of()
        : List.of(
            new Trial(
                name,
                pool + " entries share the load",
                When.ALONE,
                (field, trial) -> share(backend, field, trial)));
  }

  static List<Trial> ejection(String name, BackendPlan backend) {
    return last(
        name, "0 keeps failing", backend, (field, trial) -> ejection(backend, field, trial));
  }

  static List<Trial> back(String name, BackendPlan backend) {
    return last(name, "0 comes back", backend, (field, trial) -> back(backend, field, trial));
  }

  private static List<Trial> last(String name, String title, BackendPlan backend, Trial.Play play) {
    return backend.endpoints().size() < 2
        ? List.of()
        : List.of(new Trial(name, title, When.LAST, play));
  }

  private static Result share(BackendPlan backend, Field field, Trial trial) throws IOException {
    int entries = backend.priorities().get(0).size();
    Map<Integer, Integer> counts = new HashMap<>();
    Field.Played played = null;
    for (int i = 0; i < entries * REQUESTS_PER_ENTRY; i++) {
      played = play(backend, field, trial, Script.HEALTHY);
      for (Arrival arrival : played.arrivals()) {
        counts.merge(arrival.endpoint().poolIndex(), 1, Integer::sum);
      }
    }
    List<Problem> problems = new ArrayList<>();
    for (int entry = 0; entry < entries; entry++) {
      int count = counts.getOrDefault(entry, 0);
      if (count < REQUESTS_PER_ENTRY / 2) {
        String expected = "about " + REQUESTS_PER_ENTRY + " of " + entries * REQUESTS_PER_ENTRY;
        problems.add(new Problem("requests to entry 0." + entry, expected, "" + count));
      }
    }
    return field.judge(trial, played, problems);
  }

  /** The first endpoint fails until it is left out; then every request passes it by. */
  private static Result ejection(BackendPlan backend, Field field, Trial trial)
      throws IOException, InterruptedException {
    Field.Played played = play(backend, field, trial, Script.HEALTHY);
    int requests = FAILURES * backend.priorities().get(0).size() + 1;
    for (int i = 0; i < requests; i++) {
      played = play(backend, field, trial, LoadTrial::firstFails);
    }
    List<Problem> problems = new ArrayList<>();
    TimeUnit.MILLISECONDS.sleep(200);
    for (int i = 0; i < field.mocks(backend).size() && problems.isEmpty(); i++) {
      played = play(backend, field, trial, LoadTrial::firstFails);
      if (played.arrivals().stream().anyMatch(each -> isFirst(each.endpoint()))) {
        String seen = "it still gets requests";
        problems.add(new Problem("endpoint 0.0", "left out after 5 failures in a row", seen));
      }
    }
    if (played.answer().status() != 200) {
      problems.add(new Problem("status", "200", "" + played.answer().status()));
    }
    return field.judge(trial, played, problems);
  }

  /** After an ejection, the first endpoint is healthy again. */
  private static Result back(BackendPlan backend, Field field, Trial trial)
      throws IOException, InterruptedException {
    Result ejected = ejection(backend, field, trial);
    if (!ejected.passed()) {
      return ejected;
    }
    long start = System.nanoTime();
    Field.Played played;
    boolean isBack;
    do {
      TimeUnit.MILLISECONDS.sleep(500);
      played = play(backend, field, trial, Script.HEALTHY);
      isBack = played.arrivals().stream().anyMatch(each -> isFirst(each.endpoint()));
    } while (!isBack
        && TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) < LONGEST_SECONDS);
    String expected = "gets requests again after " + EJECTED_SECONDS + " s";
    List<Problem> problems =
        isBack
            ? List.of()
            : List.of(new Problem("endpoint 0.0", expected, "none in " + LONGEST_SECONDS + " s"));
    return field.judge(trial, played, problems);
  }

  private static Reaction firstFails(int attempt, Arrival arrival) {
    return Reaction.status(isFirst(arrival.endpoint()) ? 503 : 200);
  }

  private static boolean isFirst(Endpoint endpoint) {
    return endpoint.priority() == 0 && endpoint.poolIndex() == 0;
  }

  private static Field.Played play(BackendPlan backend, Field field, Trial trial, Script script)
      throws IOException {
    return field.play(trial, Request.chat(backend.name()), script);
  }
}
