package dev.mpool.cli;

import dev.mpool.cli.option.InvalidValue;
import dev.mpool.explain.RequestRoute;
import dev.mpool.plan.BackendPlan;
import java.util.List;
import java.util.Optional;

/** Endpoints that are said to fail: {@code 0} for a whole priority, {@code 0.1} for one entry. */
final class FailingEndpoints {

  private FailingEndpoints() {}

  static List<String> read(String text) {
    List<String> endpoints = List.of(text.split(",", -1));
    for (String endpoint : endpoints) {
      if (!endpoint.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) {
        throw new InvalidValue(
            "Write priorities or PRIORITY.ENTRY, separated by commas, such as 0,1.2");
      }
    }
    return endpoints;
  }

  /**
   * Checks that a Backend that is asked has all of these endpoints.
   *
   * @throws Failure if none has one: what the traces show would not be what was meant
   */
  static void check(List<String> failing, RequestRoute route) throws Failure {
    Failure lacking = null;
    for (RequestRoute.Share share : route.shares()) {
      if (share.trace().isPresent()) {
        Optional<Failure> lack = lack(failing, share.trace().get().backend());
        if (lack.isEmpty()) {
          return;
        }
        lacking = lack.get();
      }
    }
    if (lacking != null) {
      throw lacking;
    }
  }

  private static Optional<Failure> lack(List<String> failing, BackendPlan backend) {
    for (String endpoint : failing) {
      int dot = endpoint.indexOf('.');
      int priority = Integer.parseInt(dot < 0 ? endpoint : endpoint.substring(0, dot));
      int priorities = backend.priorities().size();
      if (priority >= priorities) {
        return Optional.of(lacks(backend, "priority " + priority, "priorities", priorities));
      }
      int entries = backend.priorities().get(priority).size();
      int entry = dot < 0 ? 0 : Integer.parseInt(endpoint.substring(dot + 1));
      if (entry >= entries) {
        return Optional.of(lacks(backend, "entry " + endpoint, "entries of that pool", entries));
      }
    }
    return Optional.empty();
  }

  private static Failure lacks(BackendPlan backend, String what, String all, int count) {
    String there = count == 1 ? "only 0" : "0 to " + (count - 1);
    return Failure.usage(
        "--failing: "
            + backend.name()
            + " has no "
            + what
            + "; its "
            + all
            + " are "
            + there
            + '.');
  }
}
