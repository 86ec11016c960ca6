package dev.mpool.cli;

import dev.mpool.envoy.EnvoyOptions.SocketAddress;
import dev.mpool.text.Excerpt;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Reads HOST:PORT, such as {@code 127.0.0.1:10000} or {@code [::1]:10000}. */
final class HostAndPort implements ValueReader<SocketAddress> {

  private static final int MOST = 65535;
  private static final int MOST_DIGITS = 5;

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final String IPV4 = OCTET + "(\\." + OCTET + "){3}";

  @Override
  public SocketAddress convert(String text) {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[") && colon > 0 && text.charAt(colon - 1) == ']';
    String digits = text.substring(colon + 1);
    if (colon < 0 || !digits.matches("[0-9]+")) {
      throw new InvalidValue(Excerpt.quoted(text) + " has no port; write it like 127.0.0.1:10000");
    }
    int port = digits.length() > MOST_DIGITS ? 0 : Integer.parseInt(digits);
    if (port < 1 || port > MOST) {
      throw new InvalidValue(
          Excerpt.quoted(text) + " has a port out of range; ports are from 1 to 65535");
    }
    String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
    boolean valid = bracketed ? isIpv6(host) : host.matches(IPV4);
    if (!valid) {
      boolean bare = !bracketed && host.indexOf(':') >= 0;
      throw new InvalidValue(
          bare
              ? Excerpt.quoted(text) + " has an IPv6 address without brackets; write [::1]:10000"
              : Excerpt.quoted(text)
                  + " does not begin with an IP address, which Envoy needs to listen on; write"
                  + " 127.0.0.1:10000 or [::1]:10000");
    }
    return new SocketAddress(host, port);
  }

  /** Whether a connection to one address may reach the other. */
  static boolean overlap(SocketAddress a, SocketAddress b) {
    if (a.port() != b.port()) {
      return false;
    }
    try {
      // Both were read by this class: nothing is looked up.
      InetAddress first = InetAddress.getByName(a.host());
      InetAddress second = InetAddress.getByName(b.host());
      return first.equals(second) || first.isAnyLocalAddress() || second.isAnyLocalAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not IP addresses", e);
    }
  }

  private static boolean isIpv6(String host) {
    if (!host.matches("[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*")) {
      return false;
    }
    try {
      // With a colon in it the text is taken for an address: nothing is looked up.
      InetAddress.getByName(host);
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
