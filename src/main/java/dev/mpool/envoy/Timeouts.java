package dev.mpool.envoy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Envoy's timers that together keep the promises of {@code --timeout} and {@code
 * --attempt-timeout}. Envoy has no timer for the first byte over all attempts; which ones stand in
 * for it depends on which option is the longer.
 *
 * <p>With the usual choice, where all attempts together may take longer than one, the limits of the
 * attempts do it, if there are few enough of them; else the stream's idle timer does, which costs a
 * thirtieth of all that Envoy does for a request: no attempt resets it, and once the answer has
 * begun, the attempt's own idle timer is the stricter one. Where {@code --timeout} is the shorter
 * one, that timer would cut a stream that pauses for longer. Then each attempt is given {@code
 * --timeout} to begin its answer, the transformation refuses an attempt that would begin later than
 * that after the first one, and a listener in front ends what is left: a late attempt to a provider
 * that says nothing.
 *
 * @param connect until a connection must be there
 * @param idle how long nothing may happen on a stream, where that is limited
 * @param upload until all of a request must be there
 * @param attempt how long a provider may be silent before and within its answer
 * @param firstByte until an answer must begin; empty if the idle timer sees to it
 */
record Timeouts(
    String connect, String idle, String upload, String attempt, List<FirstByte> firstByte) {

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

  /** A client that sends its body slowly is not cut as long as it takes less. */
  private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);

  /** So that where both timers see the same silence, the one that knows the endpoint logs it. */
  private static final Duration BEHIND_ATTEMPT = Duration.ofMillis(100);

  /**
   * An attempt that has just used up its time must find the deadline past, though that is told by
   * another clock, in whole milliseconds.
   */
  private static final Duration CLOCKS_APART = Duration.ofMillis(10);

  /**
   * Until the first byte of an answer.
   *
   * @param ofAll from the end of the request
   */
  record FirstByte(String ofAll) {}

  static Timeouts of(EnvoyOptions options) {
    Duration timeout = options.timeout();
    Duration attempt = options.attemptTimeout();
    boolean attemptIsLonger = attempt.compareTo(timeout) > 0;
    FirstByte firstByte = new FirstByte(Seconds.text(timeout.plus(BEHIND_ATTEMPT)));
    return new Timeouts(
        Seconds.text(shorter(LONGEST_CONNECT, shorter(timeout, attempt))),
        Seconds.text(attemptIsLonger ? attempt : timeout),
        Seconds.text(shorter(LONGEST_UPLOAD, timeout) == timeout ? LONGEST_UPLOAD : timeout),
        Seconds.text(attempt),
        attemptIsLonger ? List.of(firstByte) : List.of());
  }

  /** How long nothing may happen while so many attempts are made; 0s where they are the limit. */
  static String idle(EnvoyOptions options, int attempts) {
    Timeouts timeouts = of(options);
    // Duration multiplies by BigDecimal, for which Java starts a pool of threads.
    long each = options.attemptTimeout().plus(LONGEST_CONNECT).toMillis();
    boolean attemptsAreTheLimit =
        timeouts.firstByte().isEmpty() && each <= options.timeout().toMillis() / attempts;
    return attemptsAreTheLimit ? "0s" : timeouts.idle();
  }

  /** Until an attempt's answer must begin, where a timer of its own sees to it. */
  static Optional<Duration> firstByteOfAttempt(EnvoyOptions options) {
    return options.attemptTimeout().compareTo(options.timeout()) > 0
        ? Optional.of(options.timeout())
        : Optional.empty();
  }

  /** Milliseconds after its first attempt from which a request gets no further one. */
  static Optional<Long> deadline(EnvoyOptions options) {
    Duration timeout = options.timeout();
    return options.attemptTimeout().compareTo(timeout) > 0
        ? Optional.of(timeout.minus(shorter(CLOCKS_APART, timeout.dividedBy(10))).toMillis())
        : Optional.empty();
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
