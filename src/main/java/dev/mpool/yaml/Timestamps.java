package dev.mpool.yaml;

import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dates that go-yaml v2 takes for a {@code !!timestamp}; without that tag they are strings. */
final class Timestamps {

  private static final String TIME = "([01]?[0-9]|2[0-3])(:[0-5]?[0-9]){2}([.,][0-9]+)?";

  /** A date, alone or followed by a time as RFC 3339 writes it, or by a blank and a time. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?<year>[0-9]{4})-(?<month>0?[1-9]|1[0-2])-(?<day>[0-9]{1,2})"
              + ("([Tt]" + TIME + "(Z|[+-]([01][0-9]|2[0-4]):[0-9]{2})| " + TIME + ")?"));

  private Timestamps() {}

  static boolean isTimestamp(String text) {
    Matcher date = FORM.matcher(text);
    if (!date.matches()) {
      return false;
    }
    int year = Integer.parseInt(date.group("year"));
    int month = Integer.parseInt(date.group("month"));
    return YearMonth.of(year, month).isValidDay(Integer.parseInt(date.group("day")));
  }
}
