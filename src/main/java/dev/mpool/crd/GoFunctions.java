package dev.mpool.crd;

import com.google.re2j.Pattern;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelEvaluationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Functions of CEL that Go's implementation, which API servers run (cel-go 0.26), has otherwise
 * than Java's (0.14): a number as text and a text as number, places beyond the end of a text, and
 * the milliseconds of a duration. A macro puts them in the place of the library's.
 */
final class GoFunctions {

  private static final Pattern NUMBER =
      Pattern.compile(
          "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?$"
              + "|^(?i)[+-]?(inf|infinity|nan)$");

  /** From these on Go writes a number with an exponent. */
  private static final double LARGE = 1e21;

  private static final double SMALL = 1e-4;

  private GoFunctions() {}

  static void addTo(CelFunctions functions) {
    functions.insteadOfGlobal("string", SimpleType.STRING, all -> text(all[0]));
    functions.insteadOfGlobal("double", SimpleType.DOUBLE, all -> number(all[0]));
    functions.insteadOfMember(
        "getMilliseconds", SimpleType.INT, all -> milliseconds(all[0]), Object.class);
    for (Class<?>[] operands :
        new Class<?>[][] {
          {Object.class, Object.class}, {Object.class, Object.class, Object.class}
        }) {
      functions.insteadOfMember("indexOf", SimpleType.INT, all -> indexOf(all, false), operands);
      functions.insteadOfMember("lastIndexOf", SimpleType.INT, all -> indexOf(all, true), operands);
    }
  }

  private static Object text(Object value) throws CelEvaluationException {
    if (value instanceof Double number) {
      return text(number.doubleValue());
    } else if (value instanceof CelByteString bytes && bytes.isValidUtf8()) {
      return bytes.toStringUtf8();
    } else if (value instanceof Duration duration) {
      BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds());
      return seconds
              .add(BigDecimal.valueOf(duration.getNano(), 9))
              .stripTrailingZeros()
              .toPlainString()
          + "s";
    } else if (value instanceof String
        || value instanceof Long
        || value instanceof Boolean
        || value instanceof Instant
        || value instanceof com.google.common.primitives.UnsignedLong) {
      return value.toString();
    }
    throw new CelEvaluationException("no text is made of this type");
  }

  /** As Go's {@code strconv.FormatFloat(number, 'g', -1, 64)} writes it with CEL's thresholds. */
  private static String text(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    } else if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    } else if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    double size = Math.abs(number);
    if (size >= SMALL && size < LARGE) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - exact.scale();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String sign = exponent < 0 ? "-" : "+";
    String power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
    return (number < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + sign + power;
  }

  private static Object number(Object value) throws CelEvaluationException {
    if (value instanceof Number number) {
      return number.doubleValue();
    } else if (value instanceof String text && NUMBER.matcher(text).find()) {
      String lower = text.toLowerCase(java.util.Locale.ROOT);
      double sign = lower.startsWith("-") ? -1 : 1;
      return lower.endsWith("nan")
          ? Double.NaN
          : lower.contains("inf") ? sign * Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
    throw new CelEvaluationException("not a number");
  }

  private static Object milliseconds(Object value) throws CelEvaluationException {
    if (value instanceof Duration duration) {
      return duration.toMillis();
    } else if (value instanceof Instant time) {
      return (long) time.getNano() / 1_000_000;
    }
    throw new CelEvaluationException("neither a duration nor a time");
  }

  private static Object indexOf(Object[] all, boolean last) throws CelEvaluationException {
    if (all[0] instanceof List<?> list && all.length == 2) {
      return (long) (last ? list.lastIndexOf(all[1]) : list.indexOf(all[1]));
    } else if (!(all[0] instanceof String)
        || !(all[1] instanceof String)
        || all.length > 2 && !(all[2] instanceof Long)) {
      throw new CelEvaluationException("no index in this type");
    }
    int[] text = ((String) all[0]).codePoints().toArray();
    int[] part = ((String) all[1]).codePoints().toArray();
    boolean isGiven = all.length > 2;
    long from = isGiven ? (Long) all[2] : last ? text.length - 1L : 0;
    if (part.length == 0) {
      return isGiven ? from : last ? (long) text.length : 0L;
    } else if (isGiven && from < 0) {
      throw new CelEvaluationException("index out of range");
    } else if (from >= text.length) {
      return -1L;
    }
    int end = text.length - part.length;
    for (int i = (int) (last ? Math.min(from, end) : from);
        i >= 0 && i <= end;
        i += last ? -1 : 1) {
      if (startsAt(text, part, i)) {
        return (long) i;
      }
    }
    return -1L;
  }

  private static boolean startsAt(int[] text, int[] part, int at) {
    for (int i = 0; i < part.length; i++) {
      if (text[at + i] != part[i]) {
        return false;
      }
    }
    return true;
  }
}
