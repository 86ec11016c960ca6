package dev.mpool.yaml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How a mapping's key becomes the string that JSON has for it. Booleans and numbers are written the
 * way sigs.k8s.io/yaml writes them.
 */
final class KeyRules {

  /** Digits that are always enough to tell a 32-bit float. */
  private static final int FLOAT_DIGITS = 9;

  /** From this exponent on Go writes it. */
  private static final int EXPONENT_FROM = 6;

  private KeyRules() {}

  /** The key that a scalar makes, or null if it makes none: null, and integers beyond 63 bits. */
  static String key(YamlScalar scalar) {
    Object value = scalar.value();
    if (value instanceof Long && scalar.plain()) {
      // A whole number that is written as a float keeps the look of a float.
      value = ScalarRules.resolve(scalar.text());
    }
    if (value instanceof String text) {
      return text;
    } else if (value instanceof Boolean || value instanceof Long) {
      return value.toString();
    } else if (value instanceof Double number) {
      return shortest(number.floatValue());
    }
    return null;
  }

  /** As Go's {@code strconv.FormatFloat(f, 'g', -1, 32)}: the fewest digits that tell the float. */
  private static String shortest(float number) {
    if (Float.isNaN(number)) {
      return ".nan";
    } else if (Float.isInfinite(number)) {
      return number > 0 ? ".inf" : "-.inf";
    } else if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal rounded = exact;
    for (int digits = 1; digits <= FLOAT_DIGITS; digits++) {
      rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.floatValue() == number) {
        break;
      }
    }
    BigDecimal plain = rounded.stripTrailingZeros();
    int exponent = plain.precision() - plain.scale() - 1;
    if (exponent >= -4 && exponent < EXPONENT_FROM) {
      return plain.toPlainString();
    }
    String digits = plain.unscaledValue().abs().toString();
    StringBuilder text = new StringBuilder(number < 0 ? "-" : "").append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append(exponent < 0 ? "e-" : "e+");
    if (Math.abs(exponent) < 10) {
      text.append('0');
    }
    return text.append(Math.abs(exponent)).toString();
  }
}
