package dev.mpool.schema.format;

import com.google.common.net.InetAddresses;

/**
 * Addresses as Go reads them: without zones, and an IPv4 address in an IPv6 one is an address. The
 * sloppy reading, which Kubernetes keeps where it always had it, takes leading zeros in IPv4.
 */
public final class IpText {

  private IpText() {}

  static boolean isStrictAddress(String text) {
    return text.indexOf('%') < 0 && InetAddresses.isInetAddress(text);
  }

  static boolean isAddress(String text) {
    return isStrictAddress(withoutLeadingZeros(text));
  }

  static boolean isCidr(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !isAddress(text.substring(0, slash))) {
      return false;
    }
    String length = text.substring(slash + 1);
    int most = text.indexOf(':') >= 0 ? 128 : 32;
    return length.matches("[0-9]{1,6}") && Integer.parseInt(length) <= most;
  }

  /** As CEL's functions read it: no IPv4 address in an IPv6 one either. */
  public static boolean isPlainAddress(String text) {
    return isStrictAddress(text) && (text.indexOf('.') < 0 || text.indexOf(':') < 0);
  }

  /** As CEL's functions read it: {@link #isPlainAddress}, and no leading zeros in the length. */
  public static boolean isPlainCidr(String text) {
    int slash = text.indexOf('/');
    return slash > 0
        && isPlainAddress(text.substring(0, slash))
        && isCidr(text)
        && text.substring(slash + 1).matches("0|[1-9][0-9]*");
  }

  private static String withoutLeadingZeros(String text) {
    if (text.indexOf(':') >= 0 || !text.matches("[0-9]{1,9}(\\.[0-9]{1,9}){3}")) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (String part : text.split("\\.")) {
      plain.append(plain.length() == 0 ? "" : ".").append(Integer.parseInt(part));
    }
    return plain.toString();
  }
}
