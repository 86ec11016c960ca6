package dev.mpool.yaml;

/** The dates that go-yaml v2 takes for a {@code !!timestamp}; without that tag they are strings. */
final class Timestamps {

  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private final String text;
  private int at;

  private Timestamps(String text) {
    this.text = text;
  }

  /**
   * Year-month-day, alone or followed by a time as RFC 3339 writes it, or by a blank and a time.
   */
  static boolean isTimestamp(String text) {
    return new Timestamps(text).matches();
  }

  private boolean matches() {
    int year = number(4, 4);
    if (year < 0 || !skip('-')) {
      return false;
    }
    int month = number(1, 2);
    if (month < 1 || month > 12 || !skip('-')) {
      return false;
    }
    int day = number(1, 2);
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (day < 1 || day > DAYS[month - 1] || month == 2 && day == 29 && !leap) {
      return false;
    }
    if (at == text.length()) {
      return true;
    }
    boolean zoned = text.charAt(at) != ' ';
    if (!skip('T') && !skip('t') && !skip(' ')) {
      return false;
    }
    return time() && (!zoned || zone()) && at == text.length();
  }

  private boolean time() {
    int hour = number(1, 2);
    if (hour < 0 || hour > 23 || !skip(':')) {
      return false;
    }
    int minute = number(1, 2);
    if (minute < 0 || minute > 59 || !skip(':')) {
      return false;
    }
    int second = number(1, 2);
    if (second < 0 || second > 59) {
      return false;
    }
    return !skip('.') && !skip(',') || number(1, Integer.MAX_VALUE) >= 0;
  }

  private boolean zone() {
    if (skip('Z')) {
      return true;
    }
    if (!skip('+') && !skip('-')) {
      return false;
    }
    int hours = number(2, 2);
    return hours >= 0 && hours <= 24 && skip(':') && number(2, 2) >= 0;
  }

  /** Reads a number of so many digits, or gives -1; digits beyond the ninth do not count. */
  private int number(int least, int most) {
    int value = 0;
    int count = 0;
    while (count < most && at < text.length() && isDigit(text.charAt(at))) {
      if (count < 9) {
        value = value * 10 + (text.charAt(at) - '0');
      }
      at++;
      count++;
    }
    return count < least ? -1 : value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean skip(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }
}
