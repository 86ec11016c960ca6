package dev.mpool.cli.option;

import dev.mpool.envoy.EnvoyOptions.SocketAddress;
import dev.mpool.text.Excerpt;
import dev.mpool.text.IpLiteral;
import java.net.InetAddress;

/** Reads HOST:PORT, such as {@code 127.0.0.1:10000} or {@code [::1]:10000}. */
public final class HostAndPort implements ValueReader<SocketAddress> {

  private static final int MOST = 65535;
  private static final int MOST_DIGITS = 5;

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
    boolean hasColon = host.indexOf(':') >= 0;
    if (bracketed != hasColon || IpLiteral.address(host).isEmpty()) {
      boolean bare = !bracketed && hasColon;
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
  public static boolean overlap(SocketAddress a, SocketAddress b) {
    if (a.port() != b.port()) {
      return false;
    }
    // Both were read by this class.
    InetAddress first = IpLiteral.address(a.host()).orElseThrow();
    InetAddress second = IpLiteral.address(b.host()).orElseThrow();
    return first.equals(second) || first.isAnyLocalAddress() || second.isAnyLocalAddress();
  }
}
