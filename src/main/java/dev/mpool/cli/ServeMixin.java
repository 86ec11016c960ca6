package dev.mpool.cli;

import dev.mpool.cli.option.HostAndPort;
import dev.mpool.cli.option.OptionGroup;
import dev.mpool.cli.option.Value;
import dev.mpool.drill.DrillException;
import dev.mpool.drill.EnvoyProgram;
import dev.mpool.drill.Serve;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.EnvoyOptions.SocketAddress;
import dev.mpool.envoy.Templates;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.report.Palette;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The options of {@code mpool drill --serve}, and what they ask for. */
final class ServeMixin {

  private final Value<Boolean> serve;
  private final Value<SocketAddress> listen;
  private final Value<List<String>> failing;

  ServeMixin(OptionGroup drill) {
    serve =
        drill.flag(
            "--serve",
            "Play nothing: keep Envoy and the mocks for requests of your own, and show each attempt,"
                + " until Ctrl-C.");

    listen =
        drill.value(
            "--listen HOST:PORT",
            "With --serve: where Envoy accepts requests, on loopback (default: 127.0.0.1:10000).",
            new HostAndPort(),
            EnvoyOptions.DEFAULTS.listen());

    failing =
        drill.value(
            "--failing ENDPOINTS",
            "With --serve: the endpoints that fail, as PRIORITY or PRIORITY.ENTRY, separated by"
                + " commas.",
            FailingEndpoints::read,
            List.of());
  }

  boolean isAsked() {
    return serve.get();
  }

  /** Refuses options that go with this one only, and addresses that others can reach. */
  void check() throws Failure {
    boolean isListenGiven = listen.get() != EnvoyOptions.DEFAULTS.listen();
    if (!serve.get() && (isListenGiven || !failing.get().isEmpty())) {
      throw Failure.usage("--listen and --failing go with --serve.");
    }
    String host = listen.get().host();
    if (!host.startsWith("127.") && !host.equals("::1")) {
      throw Failure.usage("--listen: a drill stays on this machine; write 127.0.0.1 or [::1].");
    }
  }

  /** Serves until the process is told to end. */
  void serve(
      FailoverPlan plan,
      EnvoyOptions options,
      Templates templates,
      EnvoyProgram program,
      Palette palette,
      Console console)
      throws Failure, IOException, InterruptedException, DrillException {
    for (String endpoint : failing.get()) {
      if (!Serve.isThere(endpoint, plan)) {
        throw Failure.usage("--failing: no Backend has an endpoint " + endpoint + '.');
      }
    }
    Writer out = console.out().writer();
    try (ProgressLine progress = ProgressLine.on(console, 0)) {
      new Serve(
              plan,
              options,
              templates,
              program,
              listen.get(),
              failing.get(),
              console.in(),
              out,
              palette,
              progress::show)
          .run();
    }
  }
}
