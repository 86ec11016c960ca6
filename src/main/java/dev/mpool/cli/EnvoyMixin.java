package dev.mpool.cli;

import dev.mpool.cli.option.Choice;
import dev.mpool.cli.option.EnvoyPath;
import dev.mpool.cli.option.HostAndPort;
import dev.mpool.cli.option.Measure;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.StatusList;
import dev.mpool.cli.option.Value;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.EnvoyOptions.AccessLog;
import dev.mpool.envoy.EnvoyOptions.OtherOperations;
import dev.mpool.envoy.EnvoyOptions.SocketAddress;
import dev.mpool.envoy.EnvoyOptions.UpstreamHttp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options about the rendered configuration; they become {@link EnvoyOptions}. */
final class EnvoyMixin {

  private static final EnvoyOptions DEFAULTS = EnvoyOptions.DEFAULTS;

  /** Envoy's limits of buffers are unsigned 32-bit numbers. */
  private static final long LARGEST_BODY = 4L * Measure.GIB - Measure.MIB;

  final OptionGroup group = new OptionGroup("Envoy");

  private final Value<SocketAddress> listen =
      group.value(
          "--listen HOST:PORT",
          "Where Envoy accepts requests (default: 127.0.0.1:10000). It adds credentials to what it"
              + " forwards: open it to others with care.",
          new HostAndPort(),
          DEFAULTS.listen());

  private final Value<SocketAddress> admin =
      group.value(
          "--admin HOST:PORT",
          "Where Envoy's admin interface listens (default: nowhere).",
          new HostAndPort(),
          null);

  private final Value<String> caFile =
      group.value(
          "--ca-file FILE",
          "Certificate authorities that providers are checked against, where Envoy runs; a relative"
              + " path begins at the folder that Envoy is started in (default: "
              + DEFAULTS.caFile()
              + ").",
          new EnvoyPath(),
          DEFAULTS.caFile());

  private final Value<Long> timeout =
      group.value(
          "--timeout DURATION",
          "Until the first byte of the answer, all attempts together (default: 600s).",
          Measure.duration(),
          DEFAULTS.timeout().toMillis());

  private final Value<Long> attemptTimeout =
      group.value(
          "--attempt-timeout DURATION",
          "How long a provider may be silent before the next priority is tried (default: 120s).",
          Measure.duration(),
          DEFAULTS.attemptTimeout().toMillis());

  private final Value<Long> maxBody =
      group.value(
          "--max-body SIZE",
          "The largest request body that is passed on (default: 50MiB).",
          Measure.size(LARGEST_BODY),
          DEFAULTS.maxBody());

  private final Value<AccessLog> accessLog =
      group.value(
          "--access-log HOW",
          "A line of JSON on standard output for each request (json, default), or off.",
          Choice.of(AccessLog.values()),
          DEFAULTS.accessLog());

  private final Value<List<Integer>> failoverOn =
      group.value(
          "--failover-on STATUS,...",
          "Statuses that are failed over beside 429 and 5xx, such as 401,403.",
          new StatusList(),
          DEFAULTS.failoverOn());

  private final Value<OtherOperations> others =
      group.value(
          "--other-operations HOW",
          "What becomes of requests for other operations than chat, where the endpoint has no path"
              + " of its own: refuse (default) or replace (they are sent as chat).",
          Choice.of(OtherOperations.values()),
          DEFAULTS.others());

  private final Value<UpstreamHttp> upstreamHttp =
      group.value(
          "--upstream-http VERSION",
          "HTTP/1.1 alone (1, default), or HTTP/2 with providers that agree to it, where all of a"
              + " Backend is TLS (auto).",
          new Choice<>(List.of("auto", "1"), List.of(UpstreamHttp.AUTO, UpstreamHttp.HTTP_1)),
          DEFAULTS.upstreamHttp());

  /** The values, where a project may say what the command line does not. */
  EnvoyOptions values(Project project) throws Failure {
    project.complete(group);
    SocketAddress at = listen.get();
    SocketAddress adminAt = admin.get();
    if (adminAt != null && HostAndPort.overlap(at, adminAt)) {
      throw Failure.usage(
          admin.name(),
          "--listen and --admin cannot share port "
              + adminAt.port()
              + ". Give the admin interface a port of its own.");
    }
    return new EnvoyOptions(
        at,
        Optional.ofNullable(adminAt),
        caFile.get(),
        Duration.ofMillis(timeout.get()),
        Duration.ofMillis(attemptTimeout.get()),
        maxBody.get(),
        accessLog.get(),
        failoverOn.get(),
        others.get(),
        upstreamHttp.get());
  }
}
