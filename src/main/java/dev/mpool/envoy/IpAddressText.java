package dev.mpool.envoy;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * IP addresses as Envoy and certificates write them. Hosts of a plan are DNS names or IP addresses;
 * only the latter hold a colon, or end in a digit.
 */
final class IpAddressText {

  private IpAddressText() {}

  static boolean is(String host) {
    char last = host.charAt(host.length() - 1);
    return isV6(host) || last >= '0' && last <= '9';
  }

  private static boolean isV6(String host) {
    return host.indexOf(':') >= 0;
  }

  /** A host as it stands in a {@code Host} header: an IPv6 address in brackets (RFC 3986). */
  static String inAuthority(String host) {
    return isV6(host) ? "[" + host + "]" : host;
  }

  /** The one form of an address that Envoy compares with a certificate's (RFC 5952 for IPv6). */
  static String canonical(String address) {
    if (!isV6(address)) {
      return address;
    }
    byte[] bytes;
    try {
      bytes = InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("no IP address", e);
    }
    if (bytes.length == 4) {
      // Java takes an IPv4 address inside of an IPv6 one for the former.
      return "::ffff:" + octets(bytes);
    }
    int[] groups = new int[8];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
    }
    return shortened(groups);
  }

  private static String octets(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (byte octet : bytes) {
      out.append(out.length() == 0 ? "" : ".").append(octet & 0xff);
    }
    return out.toString();
  }

  /** The first of the longest runs of at least two zeros is left out. */
  private static String shortened(int[] groups) {
    int start = -1;
    int length = 1;
    for (int i = 0; i < groups.length; i++) {
      int end = i;
      while (end < groups.length && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
      i = end;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < groups.length; i++) {
      if (i == start) {
        out.append("::");
        i += length - 1;
      } else {
        boolean first = out.length() == 0 || out.charAt(out.length() - 1) == ':';
        out.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }
}
