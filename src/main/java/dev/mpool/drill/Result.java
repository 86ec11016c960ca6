package dev.mpool.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a scenario went.
 *
 * @param name as {@code --scenario} takes it, with the case, such as {@code 429-1}
 * @param title what it is about
 * @param status what the client got; empty if no answer came
 * @param attempts what the mocks saw, in order
 * @param problems what concerns the request as a whole
 * @param notes what else there is to say
 */
public record Result(
    String name,
    String title,
    OptionalInt status,
    long millis,
    List<Attempt> attempts,
    List<Problem> problems,
    List<String> notes) {

  /**
   * One attempt, as a mock saw it.
   *
   * @param place the endpoint, as the list above a table of results names it
   * @param credentialHeader the header that carried a credential, "-" if none did
   * @param credential whose it was
   * @param model the top-level model of the body, "-" if it has none
   */
  public record Attempt(
      String place,
      int priority,
      int entry,
      String host,
      String path,
      String credentialHeader,
      String credential,
      String model,
      List<Problem> problems) {

    public Attempt {
      problems = List.copyOf(problems);
    }
  }

  public Result {
    attempts = List.copyOf(attempts);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** The same with further problems and a note. */
  Result with(List<Problem> further, String note) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(further);
    return new Result(name, title, status, millis, attempts, all, List.of(note));
  }

  public boolean passed() {
    return problems.isEmpty() && attempts.stream().allMatch(each -> each.problems().isEmpty());
  }
}
