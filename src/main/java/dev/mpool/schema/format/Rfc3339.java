package dev.mpool.schema.format;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as the API server reads them: RFC 3339 with the liberties of Go's {@code time.Parse}, which
 * takes an hour of one digit, a comma before the fraction and offsets of up to 24:60.
 */
public final class Rfc3339 {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<year>[0-9]{4})-(?<month>0[1-9]|1[0-2])-(?<day>[0-9]{2})"
              + "T(?<hour>[01]?[0-9]|2[0-3]):(?<minute>[0-5][0-9]):(?<second>[0-5][0-9])"
              + "([.,](?<fraction>[0-9]+))?"
              + "(Z|(?<sign>[+-])(?<hours>[01][0-9]|2[0-4]):(?<minutes>[0-5][0-9]|60))");

  private static final int NANO_DIGITS = 9;

  private Rfc3339() {}

  static boolean isTime(String text) {
    return instant(text).isPresent();
  }

  /** The moment that a time means; empty if the text is none. */
  public static Optional<Instant> instant(String text) {
    Matcher time = FORM.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    YearMonth month = YearMonth.of(number(time, "year"), number(time, "month"));
    if (!month.isValidDay(number(time, "day"))) {
      return Optional.empty();
    }
    LocalDateTime local =
        month
            .atDay(number(time, "day"))
            .atTime(number(time, "hour"), number(time, "minute"), number(time, "second"));
    int offset = 60 * number(time, "hours") + number(time, "minutes");
    long seconds = "-".equals(time.group("sign")) ? 60L * offset : -60L * offset;
    return Optional.of(local.toInstant(ZoneOffset.UTC).plusSeconds(seconds).plusNanos(nanos(time)));
  }

  private static int number(Matcher time, String part) {
    return time.group(part) == null ? 0 : Integer.parseInt(time.group(part));
  }

  private static int nanos(Matcher time) {
    String digits = time.group("fraction") == null ? "" : time.group("fraction");
    return Integer.parseInt((digits + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
  }
}
