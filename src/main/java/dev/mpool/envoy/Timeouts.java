package dev.mpool.envoy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Envoy's timers that together keep the promises of {@code --timeout} and {@code
 * --attempt-timeout}. Envoy has no timer for the first byte over all attempts; which ones stand in
 * for it depends on which option is the longer.
 *
 * <p>With the usual choice, where all attempts together may take longer than one, the stream's idle
 * timer does it: no attempt resets it, and once the answer has begun, the attempt's own idle timer
 * is the stricter one. Where {@code --timeout} is the shorter one, that timer would cut a stream
 * that pauses for longer. Then each attempt is given {@code --timeout} to begin its answer, the
 * transformation refuses an attempt that would begin later than that after the first one, and a
 * listener in front ends what is left: a late attempt to a provider that says nothing.
 *
 * @param connect until a connection must be there
 * @param idle how long nothing may happen on a stream
 * @param attempt how long a provider may be silent before and within its answer
 * @param firstByte until an answer must begin; empty if the idle timer sees to it
 */
record Timeouts(String connect, String idle, String attempt, List<FirstByte> firstByte) {

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

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
        Seconds.text(attempt),
        attemptIsLonger ? List.of(firstByte) : List.of());
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
