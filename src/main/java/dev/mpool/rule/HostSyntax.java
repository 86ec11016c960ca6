package dev.mpool.rule;

import dev.mpool.model.AzureEndpoint;
import dev.mpool.text.IpLiteral;
import dev.mpool.text.Lookalike;
import java.net.IDN;
import java.util.Optional;

/**
 * What a host may look like: a DNS name, an IPv4 address in four decimal numbers, or an IPv6
 * address without brackets. Underscores are allowed, because resolvers take them and container
 * networks use them; a dot at the end is not, because no certificate names such a host.
 */
final class HostSyntax {

  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;
  private static final String HOST_ALONE =
      "Write the host alone; the port belongs in `hostOverride.port` and the path in"
          + " `pathOverride.fullPath`.";
  private static final String HOST_OR_ADDRESS =
      "Write a DNS name such as `api.example.com` or an IP address.";

  /**
   * Why a text is not a host.
   *
   * @param what ends the sentence "The host ..."
   */
  record Problem(String what, String hint) {}

  private HostSyntax() {}

  /**
   * Looks for the first thing that is wrong.
   *
   * @param host not empty
   */
  static Optional<Problem> check(String host) {
    int foreign = firstForeign(host);
    if (foreign >= 0 && Lookalike.is(host.charAt(foreign))) {
      char c = host.charAt(foreign);
      return problem("contains " + Lookalike.name(c), Lookalike.advice(c));
    }
    String misplaced = misplacedPart(host);
    if (misplaced != null) {
      return problem(misplaced, hostAlone(host));
    } else if (host.indexOf(':') >= 0) {
      return checkIpv6(host);
    }
    if (host.length() > MAX_NAME) {
      return problem("is longer than 253 characters", HOST_OR_ADDRESS);
    }
    return foreign >= 0 ? problem("is not ASCII", punycodeHint(host)) : checkName(host);
  }

  private static int firstForeign(String host) {
    for (int i = 0; i < host.length(); i++) {
      if (host.charAt(i) > 0x7f) {
        return i;
      }
    }
    return -1;
  }

  /** What is left of a URL when its host alone is kept, if that is a host. */
  private static String hostAlone(String host) {
    String alone = AzureEndpoint.parse(host.substring(host.lastIndexOf('@') + 1).strip()).host();
    boolean isHost = !alone.isEmpty() && alone.length() < host.length() && check(alone).isEmpty();
    return isHost
        ? "Write `host: "
            + alone
            + "`; the port belongs in `hostOverride.port` and the path in `pathOverride.fullPath`."
        : HOST_ALONE;
  }

  /** What else people write into a host, or null. */
  private static String misplacedPart(String host) {
    if (host.contains("://")) {
      return "begins with a scheme";
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c <= ' ' || c == 0x7f) {
        return "contains " + CharacterName.of(c);
      }
    }
    if (host.indexOf('@') >= 0) {
      return "contains user information";
    } else if (host.indexOf('/') >= 0 || host.indexOf('?') >= 0 || host.indexOf('#') >= 0) {
      return "contains a path, query or fragment";
    }
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon >= 0 && (host.indexOf(':') == colon || host.charAt(colon - 1) == ']');
    return hasPort ? "contains a port" : null;
  }

  private static Optional<Problem> checkIpv6(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return problem("has brackets", "Write the IPv6 address without brackets.");
    }
    return IpLiteral.address(host).isPresent()
        ? Optional.empty()
        : problem("is not an IPv6 address", HOST_OR_ADDRESS);
  }

  private static Optional<Problem> checkName(String host) {
    if (host.endsWith(".")) {
      return problem("ends with a dot", "Leave the dot out: certificates name hosts without it.");
    }
    String last = host;
    int start = 0;
    while (start <= host.length()) {
      int dot = host.indexOf('.', start);
      int end = dot < 0 ? host.length() : dot;
      last = host.substring(start, end);
      String wrong = wrongInLabel(last);
      if (wrong != null) {
        return problem(wrong, HOST_OR_ADDRESS);
      }
      start = end + 1;
    }
    // Resolvers read a name that ends in a number as an address, each in its own way: 1.2.3,
    // 0x7f.1.
    if (isNumber(last) && !IpLiteral.isIpv4(host)) {
      return problem(
          "ends in a number, but is not an IPv4 address",
          "Write an IPv4 address as four decimal numbers from 0 to 255 without leading zeros.");
    }
    return Optional.empty();
  }

  private static String wrongInLabel(String label) {
    if (label.isEmpty()) {
      return "has an empty part between its dots";
    } else if (label.length() > MAX_LABEL) {
      return "has a part longer than 63 characters";
    }
    int foreign = foreign(label, "-_");
    if (foreign >= 0) {
      return "contains " + CharacterName.of(foreign);
    }
    return label.charAt(0) == '-' || label.charAt(label.length() - 1) == '-'
        ? "has a part that begins or ends with a hyphen"
        : null;
  }

  /**
   * The first character of a text that is no letter or digit of ASCII, nor one of others.
   *
   * @return its code point, or -1
   */
  static int foreign(String text, String others) {
    for (int i = 0; i < text.length(); i++) {
      if (!isLetterOrDigit(text.charAt(i)) && others.indexOf(text.charAt(i)) < 0) {
        return text.codePointAt(i);
      }
    }
    return -1;
  }

  static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  /** Regular expressions are for what may be a number, as hardly any host's end is. */
  private static boolean isNumber(String label) {
    return Character.digit(label.charAt(0), 10) >= 0 && label.matches("[0-9]+|0[xX][0-9A-Fa-f]*");
  }

  private static String punycodeHint(String host) {
    try {
      return "Write it in the form that DNS knows: `" + IDN.toASCII(host) + "`.";
    } catch (IllegalArgumentException e) {
      return HOST_OR_ADDRESS;
    }
  }

  private static Optional<Problem> problem(String what, String hint) {
    return Optional.of(new Problem(what, hint));
  }
}
