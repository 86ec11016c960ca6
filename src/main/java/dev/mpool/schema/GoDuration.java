package dev.mpool.schema;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
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

  /** The words of a unit, of which the last may go on, and its nanoseconds. */
  private static final String[][] UNITS = {
    {"ns", "nano"},
    {"us", "µs", "micro"},
    {"ms", "milli"},
    {"s", "sec"},
    {"m", "min"},
    {"h", "hr", "hour"},
    {"d", "day"},
    {"w", "wk", "week"}
  };

  private static final long[] NANOS = {
    1,
    1_000,
    1_000_000,
    1_000_000_000L,
    60_000_000_000L,
    3_600_000_000_000L,
    86_400_000_000_000L,
    604_800_000_000_000L
  };

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
      String number = part.group(1).startsWith(".") ? "0" + part.group(1) : part.group(1);
      BigDecimal amount =
          new BigDecimal(number.endsWith(".") ? number.substring(0, number.length() - 1) : number);
      nanos = nanos.add(amount.multiply(BigDecimal.valueOf(nanosOf(part.group(2)))));
    }
    BigInteger whole = nanos.toBigInteger();
    boolean negative = text.startsWith("-");
    if (whole.compareTo(BigInteger.valueOf(Long.MAX_VALUE)) > 0) {
      return Optional.empty();
    }
    Duration duration = Duration.ofNanos(whole.longValue());
    return Optional.of(negative ? duration.negated() : duration);
  }

  private static long nanosOf(String unit) {
    String plain = unit.replace('μ', 'µ');
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i][0].equals(plain) || plain.equals("µs") && i == 1) {
        return NANOS[i];
      }
    }
    throw new IllegalArgumentException(unit);
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
      String unit = match.group(2).toLowerCase(Locale.ROOT);
      for (int i = 0; i < UNITS.length; i++) {
        int last = UNITS[i].length - 1;
        for (int j = 0; j <= last; j++) {
          if (unit.equals(UNITS[i][j]) || j == last && unit.startsWith(UNITS[i][j])) {
            found = true;
            nanos += Long.parseLong(digits) * NANOS[i];
          }
        }
      }
    }
    return found ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
  }
}
