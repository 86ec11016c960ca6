package dev.mpool.cli.option;

import dev.mpool.text.Excerpt;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/**
 * Reads a whole number with its unit behind it, as the number of the smallest units.
 *
 * @param kind what the text is called
 * @param example how it may be written
 * @param range what makes sense, from 1 of the smallest units
 * @param units in ASCII, and in {@code factors} how many of the smallest each is
 * @param most the largest that makes sense
 */
public record Measure(
    String kind, String example, String range, List<String> units, List<Long> factors, long most)
    implements ValueReader<Long> {

  public static final long MIB = 1L << 20;
  public static final long GIB = 1L << 30;

  /** Of a number that is in any range. */
  private static final int MOST_DIGITS = 12;

  private static final long DAY_MILLIS = 86_400_000;

  /** A SIZE such as {@code 512KiB}, in bytes. */
  public static Measure size(long most) {
    return new Measure(
        "size",
        "512KiB or 50MiB",
        "sizes are from 1B to " + most / MIB + "MiB",
        List.of("B", "KiB", "MiB", "GiB"),
        List.of(1L, 1L << 10, MIB, GIB),
        most);
  }

  /** A DURATION such as {@code 500ms}, {@code 60s}, {@code 10m} or {@code 1h}, in milliseconds. */
  public static Measure duration() {
    return new Measure(
        "duration",
        "500ms, 60s or 10m",
        "durations are from 1ms to 24h",
        List.of("ms", "s", "m", "h"),
        List.of(1L, 1000L, 60_000L, 3_600_000L),
        DAY_MILLIS);
  }

  /** A number of things. */
  public static Measure count(long most) {
    String range = " from 1 to " + most;
    return new Measure(
        "number" + range, "4", "numbers are" + range, List.of(""), List.of(1L), most);
  }

  @Override
  public Long convert(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    int unit = units.indexOf(text.substring(end));
    if (end == 0 || unit < 0) {
      boolean mayBeMeant = end > 0 && end <= MOST_DIGITS;
      String meant = mayBeMeant ? meant(text.substring(end)) : "";
      throw new InvalidValue(
          Excerpt.quoted(text)
              + " is no "
              + kind
              + "; write "
              + (meant.isEmpty() ? "it like " + example : text.substring(0, end) + meant));
    }
    BigInteger amount =
        new BigInteger(text.substring(0, end)).multiply(BigInteger.valueOf(factors.get(unit)));
    if (amount.signum() == 0 || amount.compareTo(BigInteger.valueOf(most)) > 0) {
      throw new InvalidValue(Excerpt.quoted(text) + " is out of range; " + range);
    }
    return amount.longValue();
  }

  /** The unit that is meant by another spelling such as {@code MB} or {@code mi}; "" for none. */
  private String meant(String written) {
    String letters = letters(written);
    String meant = "";
    for (String unit : units) {
      meant = !letters.isEmpty() && letters(unit).startsWith(letters) ? unit : meant;
    }
    return meant;
  }

  private static String letters(String unit) {
    return unit.strip().toLowerCase(Locale.ROOT).replace("i", "");
  }
}
