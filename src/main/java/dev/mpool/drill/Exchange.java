package dev.mpool.drill;

import java.util.ArrayList;
import java.util.List;

/** One request of the drill's client, and every attempt that the mocks see of it. */
final class Exchange {

  /** What the mocks do with the attempts of a request. */
  @FunctionalInterface
  interface Script {

    /** All are healthy. */
    Script HEALTHY = (attempt, arrival) -> Reaction.status(200);

    /**
     * The reaction to an attempt.
     *
     * @param attempt its number among those of the request, from 0
     */
    Reaction reaction(int attempt, Arrival arrival);

    /** The first attempts fail, and the next one gets an answer. */
    static Script failing(int first, Reaction failure) {
      return (attempt, arrival) -> attempt < first ? failure : Reaction.status(200);
    }
  }

  private final Script script;
  private final List<Arrival> arrivals = new ArrayList<>();

  Exchange(Script script) {
    this.script = script;
  }

  synchronized Reaction next(Arrival arrival) {
    arrivals.add(arrival);
    return script.reaction(arrivals.size() - 1, arrival);
  }

  /** What was seen so far, in order. */
  synchronized List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }
}
