package dev.mpool.cli;

import dev.mpool.text.Excerpt;
import java.util.Locale;

/**
 * Reads a SIZE such as {@code 512KiB} or {@code 50MiB} as bytes.
 *
 * @param most the largest size that makes sense, in bytes
 */
record ByteSize(long most) implements ValueReader<Long> {

  static final long KIB = 1L << 10;
  static final long MIB = 1L << 20;
  static final long GIB = 1L << 30;

  @Override
  public Long convert(String text) {
    long unit = unit(text);
    String digits = text.substring(0, text.length() - (unit == 1 ? 1 : 3));
    long count = Digits.read(digits, most / unit);
    if (count == 0 || count == Digits.TOO_LARGE) {
      throw new InvalidValue(
          Excerpt.quoted(text) + " is out of range; sizes are from 1B to " + most / MIB + "MiB");
    }
    return count * unit;
  }

  private static long unit(String text) {
    long unit =
        text.endsWith("KiB")
            ? KIB
            : text.endsWith("MiB") ? MIB : text.endsWith("GiB") ? GIB : text.endsWith("B") ? 1 : 0;
    int suffix = unit == 1 ? 1 : 3;
    if (unit == 0 || !Digits.areAll(text.substring(0, Math.max(0, text.length() - suffix)))) {
      throw new InvalidValue(Excerpt.quoted(text) + " is no size; write " + meant(text));
    }
    return unit;
  }

  /** What a size by another spelling of its unit, such as {@code 50m} or {@code 50 MB}, means. */
  private static String meant(String text) {
    int end = 0;
    while (end < text.length() && Digits.areAll(text.substring(end, end + 1))) {
      end++;
    }
    String digits = text.substring(0, end);
    String unit = text.substring(end).strip().toUpperCase(Locale.ROOT);
    String known = unit.replaceFirst("^([KMG])(I?B|I)?$", "$1iB");
    return end > 0 && known.endsWith("iB") ? digits + known : "it like 512KiB or 50MiB";
  }
}
