package dev.mpool.text;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * IP addresses as text: IPv4 as four decimal numbers from 0 to 255 without leading zeros, IPv6
 * without brackets and without a zone.
 */
public final class IpLiteral {

  private static final String NUMBER = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final String IPV4 = NUMBER + "([.]" + NUMBER + "){3}";

  private IpLiteral() {}

  /** Regular expressions are for what ends in a digit, as hardly any host's name does. */
  public static boolean isIpv4(String text) {
    return !text.isEmpty()
        && Character.digit(text.charAt(text.length() - 1), 10) >= 0
        && text.matches(IPV4);
  }

  /** The address that a text is; IPv4-mapped ones are IPv4. */
  public static Optional<InetAddress> address(String text) {
    boolean mayBeIpv6 = text.indexOf(':') >= 0 && text.matches("[0-9A-Fa-f:][0-9A-Fa-f:.]*");
    if (!mayBeIpv6 && !isIpv4(text)) {
      return Optional.empty();
    }
    try {
      // What begins so is never looked up: it is a literal or it is refused.
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
