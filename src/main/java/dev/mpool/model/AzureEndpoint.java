package dev.mpool.model;

import java.util.Optional;

/**
 * The host and the port in an Azure OpenAI endpoint. People paste the URL that the portal shows,
 * while kgateway takes the field for a host name: both are understood.
 *
 * @param host what remains without scheme, path and port; an IPv6 address stands without brackets
 * @param port empty if the endpoint names none
 * @param rest the path and query, which are no part of the address
 * @param plain whether its scheme is {@code http}
 */
public record AzureEndpoint(String host, Optional<Integer> port, String rest, boolean plain) {

  /** Takes an endpoint apart; what cannot be a port stays part of the host. */
  public static AzureEndpoint parse(String endpoint) {
    int scheme = endpoint.indexOf("://");
    boolean plain = scheme == 4 && endpoint.regionMatches(true, 0, "http", 0, 4);
    String address = scheme < 0 ? endpoint : endpoint.substring(scheme + 3);
    String authority = authority(address);
    int fragment = address.indexOf('#');
    int end = fragment < 0 ? address.length() : fragment;
    String rest = address.substring(authority.length(), end);
    int colon = authority.lastIndexOf(':');
    int port = colon < 0 ? 0 : port(authority, colon + 1);
    String host = authority.substring(0, port > 0 ? colon : authority.length());
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (bracketed) {
      return new AzureEndpoint(host.substring(1, host.length() - 1), portIf(port), rest, plain);
    }
    boolean isBareIpv6 = host.indexOf(':') >= 0;
    return isBareIpv6
        ? new AzureEndpoint(authority, Optional.empty(), rest, plain)
        : new AzureEndpoint(host, portIf(port), rest, plain);
  }

  private static String authority(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        return rest.substring(0, i);
      }
    }
    return rest;
  }

  /** The port that begins at an index, or 0 if it is none. */
  private static int port(String authority, int start) {
    int port = 0;
    for (int i = start; i < authority.length(); i++) {
      char c = authority.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      port = port * 10 + (c - '0');
      if (port > 65535) {
        return 0;
      }
    }
    return port;
  }

  private static Optional<Integer> portIf(int port) {
    return port > 0 ? Optional.of(port) : Optional.empty();
  }
}
