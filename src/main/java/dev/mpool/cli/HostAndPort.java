package dev.mpool.cli;

import dev.mpool.envoy.EnvoyOptions.SocketAddress;
import dev.mpool.text.Excerpt;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Reads HOST:PORT, such as {@code 127.0.0.1:10000} or {@code [::1]:10000}. */
final class HostAndPort implements ValueReader<SocketAddress> {

  private static final int MOST = 65535;

  @Override
  public SocketAddress convert(String text) {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[") && colon > 0 && text.charAt(colon - 1) == ']';
    if (colon < 0 || !Digits.areAll(text.substring(colon + 1))) {
      throw new InvalidValue(Excerpt.quoted(text) + " has no port; write it like 127.0.0.1:10000");
    }
    long port = Digits.read(text.substring(colon + 1), MOST);
    if (port == Digits.TOO_LARGE || port == 0) {
      throw new InvalidValue(
          Excerpt.quoted(text) + " has a port out of range; ports are from 1 to 65535");
    }
    String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
    boolean valid = bracketed ? isIpv6(host) : isIpv4(host);
    if (!valid) {
      boolean bare = !bracketed && host.indexOf(':') >= 0;
      throw new InvalidValue(
          bare
              ? Excerpt.quoted(text) + " has an IPv6 address without brackets; write [::1]:10000"
              : Excerpt.quoted(text)
                  + " does not begin with an IP address, which Envoy needs to listen on; write"
                  + " 127.0.0.1:10000 or [::1]:10000");
    }
    return new SocketAddress(host, (int) port);
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

  private static boolean isIpv4(String host) {
    String[] parts = host.split("\\.", -1);
    for (String part : parts) {
      boolean octet = Digits.areAll(part) && part.length() <= 3 && Digits.read(part, 255) >= 0;
      if (!octet || part.length() > 1 && part.charAt(0) == '0') {
        return false;
      }
    }
    return parts.length == 4;
  }

  private static boolean isIpv6(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (Character.digit(c, 16) < 0 && c != ':' && c != '.' || c > 0x7f) {
        return false;
      }
    }
    if (host.indexOf(':') < 0) {
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
