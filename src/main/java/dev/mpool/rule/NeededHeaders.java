package dev.mpool.rule;

import java.util.Set;

/**
 * Headers that carry something else than a credential or a user's own words: the frame of the
 * message (RFC 9110 and 9112), and what Envoy and mpool tell themselves. Names are in lower case.
 */
final class NeededHeaders {

  private static final Set<String> FRAME =
      Set.of(
          "host",
          "connection",
          "content-length",
          "expect",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private NeededHeaders() {}

  /** Whether HTTP, Envoy or mpool needs a header on either side. */
  static boolean has(String name) {
    return FRAME.contains(name) || name.startsWith("x-mpool-") || name.startsWith("x-envoy-");
  }

  /** Whether mpool keeps a header from providers, because it tells of the client. */
  static boolean tellsOfClient(String name) {
    return name.equals("forwarded")
        || name.equals("x-request-id")
        || name.startsWith("x-forwarded-");
  }
}
