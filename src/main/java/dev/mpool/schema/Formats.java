package dev.mpool.schema;

import java.util.Set;

/** The formats of texts that an API server checks; it takes any text for those it does not know. */
final class Formats {

  /** As the list in k8s.io/apiextensions-apiserver; any password is one. */
  private static final Set<String> UNCHECKED =
      Set.of(
          "bsonobjectid",
          "byte",
          "cidr",
          "creditcard",
          "date",
          "datetime",
          "duration",
          "email",
          "hexcolor",
          "hostname",
          "ipv4",
          "ipv6",
          "isbn",
          "isbn10",
          "isbn13",
          "mac",
          "rgbcolor",
          "ssn",
          "uri",
          "uuid",
          "uuid3",
          "uuid4",
          "uuid5");

  private Formats() {}

  /** Whether an API server checks a format that mpool does not. */
  static boolean isUnchecked(String format) {
    return UNCHECKED.contains(format);
  }

  static boolean isJudged(String format) {
    return format.equals("date-time");
  }

  static boolean holds(String format, String text) {
    return !format.equals("date-time") || Rfc3339.isTime(text);
  }
}
