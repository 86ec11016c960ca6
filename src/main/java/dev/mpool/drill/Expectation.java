package dev.mpool.drill;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Endpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the plan says of one request.
 *
 * @param status what the client gets
 * @param order the priorities of the attempts that reach a mock; which entry of a pool it is, is
 *     Envoy's choice, but none comes twice before all had their turn
 * @param ending how the answer reads
 */
record Expectation(int status, List<Integer> order, Ending ending) {

  /** How an answer may read. */
  interface Ending {

    /** The provider's answer, untouched. */
    Ending OF_PROVIDER =
        answer -> {
          String expected = Reaction.body(answer.status());
          return answer.text().equals(expected)
              ? List.of()
              : List.of(new Problem("answer", "the provider's own", "another one"));
        };

    /** Envoy's own, which says why. */
    Ending OF_ENVOY = answer -> List.of();

    /** Every event of a stream, and the first one before the last was sent. */
    Ending WHOLE_STREAM =
        answer -> {
          List<Problem> problems = new ArrayList<>();
          StringBuilder expected = new StringBuilder();
          for (int i = 0; i < Reaction.EVENTS; i++) {
            expected.append(Reaction.event(i));
          }
          if (!answer.text().equals(expected.toString()) || !answer.complete()) {
            problems.add(new Problem("stream", Reaction.EVENTS + " events", "other ones"));
          } else if (answer.millis() - answer.firstByteMillis() < Reaction.PAUSE_MILLIS) {
            problems.add(new Problem("stream", "each event as it comes", "all at the end"));
          }
          return problems;
        };

    /** A stream that breaks for the client where it broke for Envoy. */
    Ending BROKEN_STREAM =
        answer ->
            answer.complete()
                ? List.of(new Problem("stream", "breaks for the client too", "comes to an end"))
                : List.of();

    List<Problem> problems(Client.Answer answer);

    /** A redirect; a port that is the scheme's own may be written or not. */
    static Ending redirecting(String location) {
      return answer -> {
        String seen = answer.header("location").replaceFirst("^(http://[^/]*):80(?=/|$)", "$1");
        seen = seen.replaceFirst("^(https://[^/]*):443(?=/|$)", "$1");
        return seen.equals(location)
            ? List.of()
            : List.of(new Problem("header location", location, seen));
      };
    }

    /** Envoy's own answer, which names something. */
    static Ending naming(Set<String> names) {
      return answer ->
          names.stream().anyMatch(answer.text()::contains)
              ? List.of()
              : List.of(new Problem("answer", "names " + String.join(" or ", names), "does not"));
    }
  }

  Expectation {
    order = List.copyOf(order);
  }

  /** The first attempts of a request to a Backend, so many of them. */
  static List<Integer> first(int attempts, BackendPlan backend) {
    return backend.attempts().stream().limit(attempts).map(Endpoint::priority).toList();
  }

  /** What is wrong with a request as a whole. */
  List<Problem> problems(Client.Answer answer, List<Arrival> arrivals) {
    List<Problem> problems = new ArrayList<>();
    if (answer.status() != status) {
      problems.add(
          new Problem("status", Integer.toString(status), Integer.toString(answer.status())));
    } else {
      problems.addAll(ending.problems(answer));
    }
    List<Integer> seen = arrivals.stream().map(each -> each.endpoint().priority()).toList();
    if (!seen.equals(order)) {
      problems.add(new Problem("attempts", told(order), told(seen)));
    } else {
      addRepeated(arrivals, problems);
    }
    return problems;
  }

  private static void addRepeated(List<Arrival> arrivals, List<Problem> problems) {
    Set<String> tried = new HashSet<>();
    for (Arrival arrival : arrivals) {
      Endpoint endpoint = arrival.endpoint();
      int priority = endpoint.priority();
      int pool = arrival.backend().priorities().get(priority).size();
      long before = tried.stream().filter(each -> each.startsWith(priority + ".")).count();
      String entry = priority + "." + endpoint.poolIndex();
      if (!tried.add(entry) && before < pool) {
        String seen = "entry " + entry + " a second time";
        problems.add(new Problem("attempts", "an entry that was not tried", seen));
      }
    }
  }

  private static String told(List<Integer> priorities) {
    if (priorities.isEmpty()) {
      return "none";
    }
    StringBuilder text = new StringBuilder("priority ");
    for (int i = 0; i < priorities.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(priorities.get(i));
    }
    return text.toString();
  }
}
