package dev.mpool.envoy;

import java.util.List;

/**
 * The answers that Envoy itself gives when no provider's answer can be passed on: what happened and
 * what to do. All of them are put into one form of JSON; of those not named here Envoy's own words
 * are put into it.
 *
 * @param replies by status
 */
record LocalReplies(
    List<Reply> replies, String timedOut, String noBackend, String noTunnel, String notPassedOn) {

  /**
   * An answer that Envoy gives by itself.
   *
   * @param flags what the access log's {@code flags} have to say, one of them; none for any
   * @param lasting whether the same request will be answered so again; at most one
   */
  record Reply(int status, List<Flags> flags, String message, List<Lasting> lasting) {

    private static Reply passing(int status, String flags, String message) {
      return new Reply(status, Flags.of(flags), message, List.of());
    }

    private static Reply lasting(int status, String flags, String message) {
      return new Reply(status, Flags.of(flags), message, List.of(new Lasting("false")));
    }
  }

  /** Flags in the form of a list. */
  record Flags(BareText names) {

    private static List<Flags> of(String names) {
      return names.isEmpty() ? List.of() : List.of(new Flags(new BareText(names)));
    }
  }

  /** The value of the header {@code x-should-retry}. */
  record Lasting(String shouldRetry) {}

  private static final String NO_TUNNEL =
      "Tunnels and upgrades, such as CONNECT and WebSocket, are not passed on. Send plain HTTP"
          + " requests, and leave this address out of HTTPS_PROXY.";

  static LocalReplies of(EnvoyOptions options) {
    String timedOut =
        "No endpoint answered in time: "
            + Seconds.text(options.attemptTimeout())
            + " an attempt (--attempt-timeout), "
            + Seconds.text(options.timeout())
            + " in all (--timeout). Ask again, or have mpool render longer ones.";
    String noBackend =
        "No Backend answers at this path. A Backend answers at /NAMESPACE/NAME and below.";
    List<Reply> replies =
        List.of(
            Reply.lasting(400, "", "This is no HTTP request that Envoy can read. Correct it."),
            Reply.lasting(403, "", NO_TUNNEL),
            Reply.lasting(404, "", noBackend),
            Reply.passing(408, "", "The request did not come to its end in time. Send it again."),
            Reply.lasting(
                413,
                "",
                "The request body is larger than "
                    + size(options.maxBody())
                    + " (--max-body). Send a smaller one, or raise the limit."),
            Reply.lasting(426, "", "Send the request by HTTP/1.1 or HTTP/2."),
            Reply.lasting(431, "", "The headers are too many, or larger than 60 KiB. Send fewer."),
            Reply.passing(
                502,
                "[UPE]",
                "What the last endpoint answered is not HTTP as Envoy reads it. Look at its host and"
                    + " port."),
            Reply.passing(
                503,
                "[UF, UH, UC, URX, UO, LR, UR, UT, NC]",
                "No endpoint of this Backend could be reached. Envoy's log says why; ask again."),
            Reply.passing(504, "", timedOut));
    return new LocalReplies(
        replies,
        timedOut,
        noBackend,
        NO_TUNNEL,
        "OPTIONS and TRACE are not passed on, as they would carry the endpoint's credential. Send"
            + " POST.");
  }

  /** As the option takes it. */
  private static String size(long bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "MiB";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + "KiB" : bytes + " bytes";
  }
}
