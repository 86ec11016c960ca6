package dev.mpool.schema.format;

import com.google.re2j.Pattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The formats of texts that an API server checks, with its readings of them (the package strfmt of
 * kube-openapi, as of Kubernetes 1.36): several take more, and some less, than their name says.
 */
public final class TextFormats {

  private static final Map<String, Predicate<String>> ALL = new HashMap<>();

  static {
    ALL.put("bsonobjectid", matching("^[0-9a-fA-F]{24}$"));
    ALL.put(
        "byte",
        matching(
            "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$"));
    ALL.put("cidr", IpText::isCidr);
    ALL.put("creditcard", TextFormats::isCreditCard);
    ALL.put("date", TextFormats::isDate);
    ALL.put("datetime", TextFormats::isDateTime);
    ALL.put("duration", GoDuration::isOne);
    ALL.put("email", MailAddress::isOne);
    ALL.put("hexcolor", matching("^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"));
    ALL.put("hostname", TextFormats::isHostname);
    ALL.put("ipv4", text -> IpText.isAddress(text) && text.indexOf('.') >= 0);
    ALL.put("ipv6", text -> IpText.isStrictAddress(text) && text.indexOf(':') >= 0);
    ALL.put("isbn", text -> isIsbn10(text) || isIsbn13(text));
    ALL.put("isbn10", TextFormats::isIsbn10);
    ALL.put("isbn13", TextFormats::isIsbn13);
    ALL.put(
        "k8s-long-name",
        name(253, "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"));
    ALL.put("k8s-short-name", name(63, "[a-z0-9]([-a-z0-9]*[a-z0-9])?"));
    ALL.put("mac", matching(mac()));
    ALL.put("password", text -> true);
    ALL.put("rgbcolor", matching(rgb()));
    Predicate<String> ssn = matching("^\\d{3}[- ]?\\d{2}[- ]?\\d{4}$");
    ALL.put("ssn", text -> text.length() == 11 && ssn.test(text));
    ALL.put("uri", TextFormats::isRequestUri);
    ALL.put("uuid", uuid("[0-9a-f]{4}-?[0-9a-f]{4}"));
    ALL.put("uuid3", uuid("3[0-9a-f]{3}-?[0-9a-f]{4}"));
    ALL.put("uuid4", uuid("4[0-9a-f]{3}-?[89ab][0-9a-f]{3}"));
    ALL.put("uuid5", uuid("5[0-9a-f]{3}-?[89ab][0-9a-f]{3}"));
  }

  private static final Pattern HOSTNAME =
      Pattern.compile(
          "^([a-zA-Z0-9\\p{S}\\p{L}]((-?[a-zA-Z0-9\\p{S}\\p{L}]{0,62})?)"
              + "|([a-zA-Z0-9\\p{S}\\p{L}](([a-zA-Z0-9-\\p{S}\\p{L}]{0,61}[a-zA-Z0-9\\p{S}\\p{L}])?)(\\.)){1,}"
              + "([a-zA-Z\\p{L}]){2,63})$");
  private static final Pattern TIME =
      Pattern.compile("^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$");
  private static final Pattern CREDIT_CARD =
      Pattern.compile(
          "^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}"
              + "|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\\d{3})\\d{11})$");

  private TextFormats() {}

  public static boolean has(String format) {
    return ALL.containsKey(format);
  }

  public static boolean holds(String format, String text) {
    return ALL.get(format).test(text);
  }

  /** The name of a format as a CRD writes it: dashes count in those of Kubernetes' own only. */
  public static String named(String format) {
    return format.startsWith("k8s-") ? format : format.replace("-", "");
  }

  /**
   * A date, a t, a time that ends in a zone; of the zone and the seconds' fraction only the form
   * counts.
   */
  static boolean isDateTime(String text) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    int t = lower.indexOf('t');
    if (t < 0 || !isDate(lower.substring(0, t))) {
      return false;
    }
    int next = lower.indexOf('t', t + 1);
    String time = lower.substring(t + 1, next < 0 ? lower.length() : next);
    return TIME.matcher(time).find()
        && time.substring(0, 2).compareTo("23") <= 0
        && time.substring(3, 5).compareTo("59") <= 0
        && time.substring(6, 8).compareTo("59") <= 0;
  }

  private static boolean isDate(String text) {
    return Rfc3339.isTime(text + "T00:00:00Z");
  }

  private static boolean isHostname(String text) {
    boolean valid = HOSTNAME.matcher(text).find() && bytes(text) <= 255;
    for (String label : text.split("\\.", -1)) {
      valid &= bytes(label) <= 63;
    }
    return valid;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isCreditCard(String text) {
    String digits = text.replaceAll("[^0-9]+", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : 2 * digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return CREDIT_CARD.matcher(digits).find() && sum % 10 == 0;
  }

  private static boolean isIsbn10(String text) {
    String digits = text.replaceAll("[\\s-]+", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (i + 1) * (digits.charAt(i) == 'X' ? 10 : digits.charAt(i) - '0');
    }
    return digits.matches("[0-9]{9}[0-9X]") && sum % 11 == 0;
  }

  private static boolean isIsbn13(String text) {
    String digits = text.replaceAll("[\\s-]+", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (i % 2 == 0 ? 1 : 3) * (digits.charAt(i) - '0');
    }
    return digits.matches("[0-9]{13}") && sum % 10 == 0;
  }

  /** As Go's {@code url.ParseRequestURI}: an absolute URL or an absolute path. */
  private static boolean isRequestUri(String text) {
    if (text.startsWith("/")) {
      return !hasControl(text) && escapesAreWhole(text);
    }
    int colon = text.indexOf(':');
    if (colon < 1 || !text.substring(0, colon).matches("[a-zA-Z][a-zA-Z0-9+.-]*")) {
      return false;
    }
    if (hasControl(text)) {
      return false;
    }
    String rest = text.substring(colon + 1);
    if (!rest.startsWith("/")) {
      return true; // An opaque one, of which Go asks nothing more.
    } else if (!rest.startsWith("//")) {
      return escapesAreWhole(rest);
    }
    int end = 2;
    while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
      end++;
    }
    return isAuthority(rest.substring(2, end)) && escapesAreWhole(rest.substring(end));
  }

  private static boolean isAuthority(String text) {
    if (text.isEmpty()) {
      return true;
    }
    int colon = text.indexOf(':', Math.max(text.lastIndexOf('@'), text.lastIndexOf(']')) + 1);
    try {
      return new URI("x://" + text).getRawAuthority() != null
          && (colon < 0 || text.substring(colon + 1).matches("[0-9]*"));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
  }

  private static boolean escapesAreWhole(String text) {
    int query = text.indexOf('?');
    String path = query < 0 ? text : text.substring(0, query);
    return !Pattern.compile("%([^0-9a-fA-F]|.[^0-9a-fA-F]|.?$)").matcher(path).find();
  }

  private static Predicate<String> matching(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return text -> compiled.matcher(text).find();
  }

  private static Predicate<String> name(int longest, String pattern) {
    Predicate<String> matching = matching("^" + pattern + "$");
    return text -> bytes(text) <= longest && matching.test(text);
  }

  private static Predicate<String> uuid(String middle) {
    return matching("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?" + middle + "-?[0-9a-f]{12}$");
  }

  /** 6, 8 or 20 bytes, parted by one kind of sign, two by two or (by dots) four by four. */
  private static String mac() {
    List<String> forms = new ArrayList<>();
    for (int bytes : new int[] {6, 8, 20}) {
      forms.add("HH(?::HH){" + (bytes - 1) + "}");
      forms.add("HH(?:-HH){" + (bytes - 1) + "}");
      forms.add("HHHH(?:\\.HHHH){" + (bytes / 2 - 1) + "}");
    }
    return "^(?:" + String.join("|", forms).replace("H", "[0-9a-fA-F]") + ")$";
  }

  private static String rgb() {
    String number = "\\s*(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])\\s*";
    return "^rgb\\(" + number + "," + number + "," + number + "\\)$";
  }
}
