package dev.mpool.drill;

import java.io.IOException;

/**
 * One scenario in one of its cases, for one Backend.
 *
 * @param name such as {@code 429-1}
 * @param title what happens, such as {@code the first 1 answers 429}
 * @param when how it is played beside others
 */
public record Trial(String name, String title, When when, Play play) {

  /** When a trial is played. */
  public enum When {
    /** All at once, for they do nothing but wait; attempts are told apart by a header. */
    WAITING,
    /** One after the other, beside those that wait. */
    IN_TURN,
    /** Behind these: mocks that refuse connections, or are counted, have one request. */
    ALONE,
    /** At the end: it leaves endpoints ejected. */
    LAST
  }

  /** What is done. */
  @FunctionalInterface
  public interface Play {
    Result on(Field field, Trial trial) throws IOException, InterruptedException, DrillException;
  }

  Result on(Field field) throws IOException, InterruptedException, DrillException {
    return play.on(field, this);
  }
}
