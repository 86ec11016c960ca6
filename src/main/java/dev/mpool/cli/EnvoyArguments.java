package dev.mpool.cli;

import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.EnvoyOptions.AccessLog;
import dev.mpool.envoy.EnvoyOptions.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options about the rendered configuration; they become {@link EnvoyOptions}. */
final class EnvoyArguments {

  private static final EnvoyOptions DEFAULTS = EnvoyOptions.DEFAULTS;

  /** Envoy's limits of buffers are unsigned 32-bit numbers. */
  private static final long LARGEST_BODY = 4L * ByteSize.GIB - ByteSize.MIB;

  private static final Option<SocketAddress> LISTEN =
      Option.of(
          "--listen",
          "HOST:PORT",
          "Where Envoy accepts requests (default: 127.0.0.1:10000). It adds credentials to what it"
              + " forwards: open it to others with care.",
          new HostAndPort(),
          DEFAULTS.listen());

  private static final Option<SocketAddress> ADMIN =
      Option.of(
          "--admin",
          "HOST:PORT",
          "Where Envoy's admin interface listens (default: nowhere).",
          new HostAndPort(),
          null);

  private static final Option<String> CA_FILE =
      Option.of(
          "--ca-file",
          "FILE",
          "Certificate authorities that providers are checked against, where Envoy runs; a relative"
              + " path begins at the folder that Envoy is started in (default: "
              + DEFAULTS.caFile()
              + ").",
          new EnvoyPath(),
          DEFAULTS.caFile());

  private static final Option<Duration> TIMEOUT =
      Option.of(
          "--timeout",
          "DURATION",
          "Until the first byte of the answer, all attempts together (default: 600s).",
          new TimeSpan(),
          DEFAULTS.timeout());

  private static final Option<Duration> ATTEMPT_TIMEOUT =
      Option.of(
          "--attempt-timeout",
          "DURATION",
          "How long a provider may be silent before the next priority is tried (default: 120s).",
          new TimeSpan(),
          DEFAULTS.attemptTimeout());

  private static final Option<Long> MAX_BODY =
      Option.of(
          "--max-body",
          "SIZE",
          "The largest request body that is passed on (default: 50MiB).",
          new ByteSize(LARGEST_BODY),
          DEFAULTS.maxBody());

  private static final Option<AccessLog> ACCESS_LOG =
      Option.of(
          "--access-log",
          "HOW",
          "A line of JSON on standard output for each request (json, default), or off.",
          new Choice<>(List.of(AccessLog.values())),
          DEFAULTS.accessLog());

  static final List<Option<?>> OPTIONS =
      List.of(LISTEN, ADMIN, CA_FILE, TIMEOUT, ATTEMPT_TIMEOUT, MAX_BODY, ACCESS_LOG);

  private EnvoyArguments() {}

  static EnvoyOptions of(Arguments arguments) throws Failure {
    SocketAddress listen = LISTEN.in(arguments);
    SocketAddress admin = ADMIN.in(arguments);
    if (admin != null && HostAndPort.overlap(listen, admin)) {
      throw Failure.usage(
          ADMIN,
          "--listen and --admin cannot share port "
              + admin.port()
              + ". Give the admin interface a port of its own.");
    }
    return new EnvoyOptions(
        listen,
        Optional.ofNullable(admin),
        CA_FILE.in(arguments),
        TIMEOUT.in(arguments),
        ATTEMPT_TIMEOUT.in(arguments),
        MAX_BODY.in(arguments),
        ACCESS_LOG.in(arguments));
  }
}
