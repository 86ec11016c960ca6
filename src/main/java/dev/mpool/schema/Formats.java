package dev.mpool.schema;

/** The formats of texts that an API server checks; it takes any text for those it does not know. */
final class Formats {

  private Formats() {}

  static boolean isJudged(String format) {
    return format.equals("date-time");
  }

  static boolean holds(String format, String text) {
    return !format.equals("date-time") || Rfc3339.isTime(text);
  }
}
