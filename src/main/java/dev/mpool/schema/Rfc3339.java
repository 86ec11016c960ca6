package dev.mpool.schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Times as the API server reads them: RFC 3339 with the liberties of Go's {@code time.Parse}, which
 * takes an hour of one digit, a comma before the fraction and offsets of up to 24:60.
 */
public final class Rfc3339 {

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final String text;
  private int at;
  private long seconds;
  private int nanos;

  private Rfc3339(String text) {
    this.text = text;
  }

  static boolean isTime(String text) {
    return new Rfc3339(text).parse();
  }

  /** The moment that a time means; empty if the text is none. */
  public static Optional<Instant> instant(String text) {
    Rfc3339 time = new Rfc3339(text);
    return time.parse()
        ? Optional.of(Instant.ofEpochSecond(time.seconds, time.nanos))
        : Optional.empty();
  }

  private boolean parse() {
    int year = digits(4);
    boolean date = year >= 0 && literal('-');
    int month = date ? digits(2) : -1;
    date = month >= 1 && month <= 12 && literal('-');
    int day = date ? digits(2) : -1;
    if (day < 1 || day > daysIn(year, month) || !literal('T')) {
      return false;
    }
    seconds = LocalDate.of(year, month, day).toEpochDay() * 24 * 60 * 60;
    return part(isDigit(1) ? digits(2) : digits(1), 23, 60 * 60)
        && literal(':')
        && part(digits(2), 59, 60)
        && literal(':')
        && part(digits(2), 59, 1)
        && fraction()
        && zone()
        && at == text.length();
  }

  private boolean fraction() {
    boolean present = at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',');
    if (!present) {
      return true;
    }
    int start = ++at;
    int unit = 100_000_000;
    while (isDigit(0)) {
      nanos += (text.charAt(at) - '0') * unit;
      unit /= 10;
      at++;
    }
    return at > start;
  }

  private boolean zone() {
    if (literal('Z')) {
      return true;
    }
    int sign = literal('+') ? -1 : literal('-') ? 1 : 0;
    return sign != 0
        && part(digits(2), 24, sign * 60 * 60)
        && literal(':')
        && part(digits(2), 60, sign * 60);
  }

  private boolean literal(char c) {
    boolean here = at < text.length() && text.charAt(at) == c;
    if (here) {
      at++;
    }
    return here;
  }

  /** Exactly so many digits as a number, or -1. */
  private int digits(int count) {
    int number = 0;
    for (int i = 0; i < count; i++) {
      if (!isDigit(0)) {
        return -1;
      }
      number = number * 10 + text.charAt(at++) - '0';
    }
    return number;
  }

  private boolean isDigit(int ahead) {
    int i = at + ahead;
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  /** Adds a part of the time to its seconds, if it is in its range. */
  private boolean part(int value, int most, int unit) {
    seconds += (long) value * unit;
    return value >= 0 && value <= most;
  }

  private static int daysIn(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }
}
