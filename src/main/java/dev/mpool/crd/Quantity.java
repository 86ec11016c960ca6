package dev.mpool.crd;

import java.math.BigDecimal;

/** An amount as Kubernetes writes it, such as {@code 100m}, {@code 1.5Gi} or {@code 2e3}. */
record Quantity(BigDecimal amount) implements Comparable<Quantity> {

  private static final String BINARY = "KMGTPE";
  private static final String DECIMAL = "num kMGTPE";
  private static final int NO_SUFFIX = DECIMAL.indexOf(' ');

  /** The amount that a text stands for, or null if it stands for none. */
  static Quantity parse(String text) {
    int end = text.length();
    while (end > 0 && !isDigit(text.charAt(end - 1)) && text.charAt(end - 1) != '.') {
      end--;
    }
    BigDecimal factor = factor(text.substring(end));
    String number = text.substring(0, end);
    // Go reads neither a bare exponent nor blanks, and neither does Java.
    if (factor == null || number.isEmpty() || number.equals(".")) {
      return null;
    }
    try {
      return new Quantity(new BigDecimal(number).multiply(factor));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static BigDecimal factor(String suffix) {
    if (suffix.length() == 2 && suffix.charAt(1) == 'i') {
      int power = BINARY.indexOf(suffix.charAt(0)) + 1;
      return power == 0 ? null : BigDecimal.valueOf(1024).pow(power);
    }
    int power = suffix.isEmpty() ? NO_SUFFIX : DECIMAL.indexOf(suffix);
    boolean known = power >= 0 && suffix.length() <= 1 && !suffix.equals(" ");
    return known ? BigDecimal.ONE.scaleByPowerOfTen(3 * (power - NO_SUFFIX)) : null;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }
}
