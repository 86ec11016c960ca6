package dev.mpool.yaml;

import dev.mpool.yaml.syntax.YamlSyntax;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a scalar means to Kubernetes: the YAML 1.1 rules of go-yaml v2, which sigs.k8s.io/yaml and
 * with it kubectl and the API server read manifests with. Dates and base-60 numbers are strings,
 * numbers may be octal, hexadecimal, binary and have underscores.
 */
final class ScalarRules {

  static final String MERGE_TAG = YamlSyntax.TAG_PREFIX + "merge";

  private static final BigInteger UNSIGNED_LIMIT = BigInteger.ONE.shiftLeft(64);

  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  /** A tagged scalar whose content does not fit its tag. */
  record Misfit(String message) {}

  private static final String NOT_BASE64 = "The value of a !!binary has to be base64.";

  private ScalarRules() {}

  /**
   * The value of a plain scalar without a tag.
   *
   * @return a {@link String}, {@link Boolean}, {@link Long}, {@link BigInteger}, {@link Double} or
   *     null
   */
  static Object plain(String text) {
    return asJson(resolve(text));
  }

  /**
   * The value of a scalar with a tag. Tags that Kubernetes does not know make a string.
   *
   * @return as for {@link #plain}, or a {@link Misfit}
   */
  static Object tagged(String tag, String text) {
    if (!tag.startsWith(YamlSyntax.TAG_PREFIX)) {
      return text;
    }
    String name = tag.substring(YamlSyntax.TAG_PREFIX.length());
    Object value = resolve(text);
    boolean fits =
        switch (name) {
          case "bool" -> value instanceof Boolean;
          case "int" -> value instanceof Long || value instanceof BigInteger;
          case "float" -> value instanceof Double || value instanceof Long;
          case "null" -> value == null;
          case "timestamp" -> Timestamps.isTimestamp(text);
          default -> true;
        };
    if (!fits) {
      return new Misfit("This value does not fit its tag !!" + name + ".");
    }
    return switch (name) {
      case "bool", "int", "float", "null" -> asJson(value);
      case "binary" -> binary(text);
      default -> text;
    };
  }

  /** As Go's JSON writes bytes: each one that is not UTF-8 becomes U+FFFD. */
  private static String utf8(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isMalformed()) {
      for (int i = 0; i < result.length(); i++) {
        in.get();
        out.put('\uFFFD');
      }
      result = decoder.decode(in, out, true);
    }
    return out.flip().toString();
  }

  private static Object binary(String text) {
    String base64 = text.replace("\r", "").replace("\n", "");
    if (base64.length() % 4 == 0) {
      try {
        return utf8(Base64.getDecoder().decode(base64));
      } catch (IllegalArgumentException e) {
        return new Misfit(NOT_BASE64);
      }
    }
    return new Misfit(NOT_BASE64);
  }

  /**
   * The value of a plain scalar before it goes through JSON: as {@link #plain}, but a whole number
   * that is written as a float is still a {@link Double}. Keys are made from it.
   */
  static Object resolve(String text) {
    if (text.isEmpty()) {
      return null;
    }
    return switch (text.charAt(0)) {
      case 'y', 'Y', 'n', 'N', 't', 'T', 'f', 'F', 'o', 'O', '~' -> word(text);
      case '.' -> fraction(text);
      case '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text);
      default -> text;
    };
  }

  private static Object word(String text) {
    if (text.length() > 5) {
      return text;
    }
    return switch (text) {
      case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> true;
      case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> false;
      case "~", "null", "Null", "NULL" -> null;
      default -> text;
    };
  }

  private static Object fraction(String text) {
    return switch (text) {
      case ".nan", ".NaN", ".NAN" -> Double.NaN;
      case ".inf", ".Inf", ".INF" -> Double.POSITIVE_INFINITY;
      default -> isFloat(text) ? finite(text, text) : text;
    };
  }

  private static Object number(String text) {
    switch (text) {
      case "+.inf", "+.Inf", "+.INF":
        return Double.POSITIVE_INFINITY;
      case "-.inf", "-.Inf", "-.INF":
        return Double.NEGATIVE_INFINITY;
      default:
    }
    String digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
    Object integer = integer(digits);
    if (integer != null) {
      return integer;
    }
    if (isFloat(digits)) {
      return finite(digits, text);
    }
    if (digits.startsWith("0b+") || digits.startsWith("0b-")) {
      Object signed = magnitude(digits.substring(3), 2, digits.charAt(2) == '-', true);
      return signed == null ? text : signed;
    }
    return text;
  }

  private static Object finite(String digits, String text) {
    double value = Double.parseDouble(digits);
    return Double.isInfinite(value) ? text : (Object) value;
  }

  /** An integer as Go's strconv reads it with base 0, or null. */
  private static Object integer(String digits) {
    char first = digits.charAt(0);
    boolean signed = first == '+' || first == '-';
    int start = signed ? 1 : 0;
    int length = digits.length() - start;
    if (length == 0) {
      return null;
    }
    int base = 10;
    if (digits.charAt(start) == '0') {
      char kind = length >= 3 ? digits.charAt(start + 1) : ' ';
      base =
          switch (kind) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
          };
      boolean prefixed = base != 8 || kind == 'o' || kind == 'O';
      start += prefixed ? 2 : 1;
      if (start == digits.length()) {
        return 0L;
      }
    }
    return magnitude(digits.substring(start), base, first == '-', signed);
  }

  /** Without a sign an integer may have 64 bits, with one 63: wider ones are no integers. */
  private static Object magnitude(String digits, int base, boolean negative, boolean signed) {
    if (digits.isEmpty()) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c > 'f' || Character.digit(c, base) < 0) {
        return null;
      }
    }
    if (digits.length() <= 10) {
      long value = Long.parseLong(digits, base);
      return negative ? -value : value;
    }
    if (digits.length() > 80 && digits.charAt(0) != '0') {
      return null;
    }
    BigInteger value = new BigInteger(negative ? '-' + digits : digits, base);
    if (value.bitLength() < 64) {
      return value.longValue();
    }
    return !signed && value.compareTo(UNSIGNED_LIMIT) < 0 ? value : null;
  }

  private static boolean isFloat(String text) {
    return FLOAT.matcher(text).matches();
  }

  /** Kubernetes goes through JSON, where 443.0 is written 443: a whole number is an integer. */
  private static Object asJson(Object value) {
    if (value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) < 0x1p63) {
      return number.longValue();
    }
    return value;
  }
}
