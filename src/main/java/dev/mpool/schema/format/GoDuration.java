package dev.mpool.schema.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Durations as CRDs' formats read them: what Go's {@code time.ParseDuration} takes, or else any
 * text in which a number stands before a word for a unit.
 */
public final class GoDuration {

  private static final String PART_TEXT = "([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)";
  private static final Pattern PART = Pattern.compile(PART_TEXT);
  private static final Pattern GO = Pattern.compile("^[+-]?(0|(" + PART_TEXT + ")+)$");
  private static final Pattern WORDS = Pattern.compile("([0-9]+)\\s*([A-Za-zµ]+)");

  private static final List<Unit> UNITS =
      List.of(
          new Unit(ChronoUnit.NANOS, "ns", "nano"),
          new Unit(ChronoUnit.MICROS, "us", "µs", "micro"),
          new Unit(ChronoUnit.MILLIS, "ms", "milli"),
          new Unit(ChronoUnit.SECONDS, "s", "sec"),
          new Unit(ChronoUnit.MINUTES, "m", "min"),
          new Unit(ChronoUnit.HOURS, "h", "hr", "hour"),
          new Unit(ChronoUnit.DAYS, "d", "day"),
          new Unit(ChronoUnit.WEEKS, "w", "wk", "week"));

  /**
   * A unit of time.
   *
   * @param words for it, of which the last may go on
   */
  private record Unit(ChronoUnit unit, String... words) {

    static Optional<Unit> named(String text) {
      for (Unit unit : UNITS) {
        String last = unit.words[unit.words.length - 1];
        if (List.of(unit.words).contains(text) || text.startsWith(last)) {
          return Optional.of(unit);
        }
      }
      return Optional.empty();
    }

    long nanos() {
      return unit.getDuration().toNanos();
    }
  }

  private GoDuration() {}

  static boolean isOne(String text) {
    return of(text).isPresent();
  }

  /** What a text means; empty if it is no duration, or one beyond Go's 64 bits of nanoseconds. */
  public static Optional<Duration> of(String text) {
    Optional<Duration> strict = GO.matcher(text).find() ? ofGo(text) : Optional.empty();
    return strict.isPresent() ? strict : ofWords(text);
  }

  private static Optional<Duration> ofGo(String text) {
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      Unit unit = Unit.named(part.group(2).replace('μ', 'µ')).orElseThrow();
      BigDecimal amount = new BigDecimal(part.group(1));
      nanos = nanos.add(amount.multiply(BigDecimal.valueOf(unit.nanos())));
    }
    BigInteger whole = nanos.toBigInteger();
    boolean negative = text.startsWith("-");
    if (whole.compareTo(BigInteger.valueOf(Long.MAX_VALUE)) > 0) {
      return Optional.empty();
    }
    Duration duration = Duration.ofNanos(whole.longValue());
    return Optional.of(negative ? duration.negated() : duration);
  }

  private static Optional<Duration> ofWords(String text) {
    long nanos = 0;
    boolean found = false;
    Matcher match = WORDS.matcher(text);
    while (match.find()) {
      String digits = match.group(1);
      if (new BigInteger(digits).bitLength() > 63) {
        return Optional.empty();
      }
      Optional<Unit> unit = Unit.named(match.group(2).toLowerCase(Locale.ROOT));
      if (unit.isPresent()) {
        found = true;
        nanos += Long.parseLong(digits) * unit.get().nanos();
      }
    }
    return found ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
  }
}
