package dev.mpool.cli;

import dev.mpool.text.Excerpt;
import java.time.Duration;

/** Reads a DURATION such as {@code 500ms}, {@code 60s}, {@code 10m} or {@code 1h}. */
final class TimeSpan implements ValueReader<Duration> {

  private static final long MOST_MILLIS = Duration.ofHours(24).toMillis();

  @Override
  public Duration convert(String text) {
    int unitStart = 0;
    while (unitStart < text.length() && Character.isDigit(text.charAt(unitStart))) {
      unitStart++;
    }
    long unit =
        switch (text.substring(unitStart)) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 0;
        };
    String digits = text.substring(0, unitStart);
    if (unit == 0 || !Digits.areAll(digits)) {
      throw new InvalidValue(
          Excerpt.quoted(text) + " is no duration; write it like 500ms, 60s or 10m");
    }
    long count = Digits.read(digits, MOST_MILLIS / unit);
    if (count == 0 || count == Digits.TOO_LARGE) {
      throw new InvalidValue(
          Excerpt.quoted(text) + " is out of range; durations are from 1ms to 24h");
    }
    return Duration.ofMillis(count * unit);
  }
}
