package dev.mpool.schema;

/**
 * Times as the API server reads them: RFC 3339 with the liberties of Go's {@code time.Parse}, which
 * takes an hour of one digit, a comma before the fraction and offsets of up to 24:60.
 */
final class Rfc3339 {

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final String text;
  private int at;

  private Rfc3339(String text) {
    this.text = text;
  }

  static boolean isTime(String text) {
    return new Rfc3339(text).parse();
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
    int hour = isDigit(1) ? digits(2) : digits(1);
    return inRange(hour, 23)
        && literal(':')
        && inRange(digits(2), 59)
        && literal(':')
        && inRange(digits(2), 59)
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
    while (isDigit(0)) {
      at++;
    }
    return at > start;
  }

  private boolean zone() {
    if (literal('Z')) {
      return true;
    }
    return (literal('+') || literal('-'))
        && inRange(digits(2), 24)
        && literal(':')
        && inRange(digits(2), 60);
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

  private static boolean inRange(int value, int most) {
    return value >= 0 && value <= most;
  }

  private static int daysIn(int year, int month) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }
}
