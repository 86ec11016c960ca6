package dev.mpool.envoy;

/**
 * The answers that Envoy itself gives when no provider's answer can be passed on. Each is a JSON
 * object that says what happened and which option is concerned.
 */
record LocalReplies(
    String tooLarge,
    String timedOut,
    String unreachable,
    String unreadable,
    String noBackend,
    String noTrace) {

  static LocalReplies of(EnvoyOptions options) {
    return new LocalReplies(
        format("The request body is larger than " + size(options.maxBody()) + " (--max-body)."),
        format(
            "No endpoint answered in time: "
                + Seconds.text(options.attemptTimeout())
                + " an attempt (--attempt-timeout), "
                + Seconds.text(options.timeout())
                + " in all (--timeout)."),
        format("No endpoint of this Backend could be reached."),
        format("What the last endpoint answered is not HTTP as Envoy reads it."),
        json("No Backend answers at this path. A Backend answers at /NAMESPACE/NAME and below."),
        json("TRACE is not passed on: its answer would show the endpoint's credential."));
  }

  /** As the option takes it. */
  private static String size(long bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + "MiB";
    }
    return bytes % (1 << 10) == 0 ? (bytes >> 10) + "KiB" : bytes + " bytes";
  }

  /** In Envoy's format strings a percent sign begins a command; the messages are mpool's own. */
  private static String format(String message) {
    return json(message).replace("%", "%%");
  }

  /** The body that tells something. */
  static String json(String message) {
    return "{\"error\":{\"type\":\"mpool\",\"message\":" + JsonLiteral.quoted(message) + "}}\n";
  }
}
