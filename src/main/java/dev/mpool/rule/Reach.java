package dev.mpool.rule;

import dev.mpool.text.IpLiteral;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

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
    Optional<InetAddress> address = IpLiteral.address(host);
    if (address.isPresent()) {
      return of(address.get());
    }
    String name = host.toLowerCase(Locale.ROOT);
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return LOOPBACK;
    }
    boolean isClusterName =
        name.indexOf('.') < 0 || name.endsWith(".svc") || name.endsWith(".cluster.local");
    return isClusterName ? CLUSTER : ANYWHERE;
  }

  /** The private networks of RFC 1918, and the unique local addresses of IPv6 (RFC 4193). */
  private static Reach of(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean isUniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    if (address.isLoopbackAddress()) {
      return LOOPBACK;
    }
    return address.isSiteLocalAddress() || isUniqueLocal ? PRIVATE_NETWORK : ANYWHERE;
  }
}
