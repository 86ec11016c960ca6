package dev.mpool.rule;

import java.util.Locale;

/** How far from Envoy a host is, as far as its name or address tells. */
enum Reach {
  LOOPBACK("it does not leave the machine or pod"),
  CLUSTER("everyone on the cluster's network can read it"),
  PRIVATE_NETWORK("everyone on that private network can read it"),
  ANYWHERE("everyone on the way can read it");

  private final String readers;

  Reach(String readers) {
    this.readers = readers;
  }

  /** Who can read what is sent in clear, as the end of a sentence. */
  String readers() {
    return readers;
  }

  static Reach of(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (HostSyntax.isIpv4(name)) {
      return ofIpv4(name);
    } else if (name.indexOf(':') >= 0) {
      return ofIpv6(name);
    } else if (name.equals("localhost") || name.endsWith(".localhost")) {
      return LOOPBACK;
    }
    boolean isClusterName =
        name.indexOf('.') < 0 || name.endsWith(".svc") || name.endsWith(".cluster.local");
    return isClusterName ? CLUSTER : ANYWHERE;
  }

  /** The private networks of RFC 1918. */
  private static Reach ofIpv4(String address) {
    if (address.startsWith("127.")) {
      return LOOPBACK;
    }
    boolean isPrivate =
        address.startsWith("10.")
            || address.startsWith("192.168.")
            || address.startsWith("172.") && isFrom16To31(address);
    return isPrivate ? PRIVATE_NETWORK : ANYWHERE;
  }

  private static boolean isFrom16To31(String address) {
    int second = Integer.parseInt(address.substring(4, address.indexOf('.', 4)));
    return second >= 16 && second <= 31;
  }

  /** Unique local addresses (RFC 4193) are the private networks of IPv6. */
  private static Reach ofIpv6(String address) {
    if (address.equals("::1")) {
      return LOOPBACK;
    }
    return address.startsWith("fc") || address.startsWith("fd") ? PRIVATE_NETWORK : ANYWHERE;
  }
}
