package dev.mpool.drill;

import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.EnvoyOptions.SocketAddress;
import dev.mpool.envoy.Templates;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.report.Palette;
import dev.mpool.report.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps Envoy and the mocks for requests of the user's own, and shows every attempt as it happens,
 * until the process is told to end.
 *
 * @param failing the endpoints that fail, as PRIORITY or PRIORITY.ENTRY, until the user says
 *     otherwise
 * @param input where the user says so, an endpoint a line
 * @param progress is told what happens now
 */
public record Serve(
    FailoverPlan plan,
    EnvoyOptions options,
    Templates templates,
    EnvoyProgram envoy,
    SocketAddress listen,
    List<String> failing,
    InputStream input,
    Writer out,
    Palette palette,
    Consumer<String> progress) {

  private static final long GLANCE_MILLIS = 100;

  /**
   * Serves for ever.
   *
   * @throws DrillException if Envoy does not start, or has ended
   * @throws IOException if a file or the screen cannot be written
   */
  public void run() throws IOException, InterruptedException, DrillException {
    mustBeFree();
    Set<String> failingNow = ConcurrentHashMap.newKeySet();
    failingNow.addAll(failing);
    DrilledConfig.Address address = new DrilledConfig.Address(listen.host(), listen.port());
    Stage.Setup setup =
        new Stage.Setup(plan, options, templates, envoy, address, false, Optional.empty(), true);
    progress.accept("Envoy " + envoy.version() + " starts");
    try (Stage stage = Stage.set(setup, arrival -> receive(arrival, failingNow))) {
      progress.accept("");
      welcome();
      StringBuilder line = new StringBuilder();
      while (true) {
        stage.envoy().mustRun();
        while (input.available() > 0) {
          int c = input.read();
          if (c == '\n') {
            toggle(line.toString().strip(), failingNow);
            line.setLength(0);
          } else if (c >= 0) {
            line.append((char) c);
          }
        }
        TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
      }
    }
  }

  /** Envoy itself would share the port with another Envoy, without a word. */
  private void mustBeFree() throws DrillException {
    try (ServerSocket probe =
        new ServerSocket(listen.port(), 1, InetAddress.getByName(listen.host()))) {
      probe.getLocalPort();
    } catch (IOException e) {
      String where = listen.host() + ":" + listen.port();
      throw new DrillException(
          "Cannot listen at " + where + ": " + e.getMessage() + ". --listen names another port.");
    }
  }

  private void welcome() throws IOException {
    boolean isV6 = listen.host().indexOf(':') >= 0;
    String host = isV6 ? "[" + listen.host() + "]" : listen.host();
    String url = "http://" + host + ":" + listen.port();
    StringBuilder text = new StringBuilder();
    text.append("Envoy ").append(envoy.version()).append(" serves these Backends:\n");
    for (BackendPlan backend : plan.backends()) {
      text.append(palette.strong()).append(url).append('/').append(backend.name());
      text.append("/v1/chat/completions").append(palette.reset()).append('\n');
      for (Endpoint endpoint : backend.endpoints()) {
        String path = endpoint.path().override().orElse(endpoint.path().providerDefault());
        String target = endpoint.address().host() + ':' + endpoint.address().port() + path;
        text.append(String.format("  %-4s", place(endpoint))).append(Visible.text(target));
        text.append('\n');
      }
    }
    text.append("An endpoint's number and Enter has it fail, or answer again. Ctrl-C ends all.\n");
    failing.forEach(each -> text.append(each).append(" fails\n"));
    write(text.toString());
  }

  private static String place(Endpoint endpoint) {
    return endpoint.priority() + "." + endpoint.poolIndex();
  }

  private Reaction receive(Arrival arrival, Set<String> failingNow) {
    Endpoint endpoint = arrival.endpoint();
    boolean fails =
        failingNow.contains(place(endpoint))
            || failingNow.contains(Integer.toString(endpoint.priority()));
    SampleAnswer answer = new SampleAnswer(arrival);
    String colour = fails ? palette.error() : palette.info();
    String shown =
        arrival.backend().name()
            + "  "
            + place(endpoint)
            + "  "
            + arrival.request().first("host")
            + arrival.request().word(1)
            + "  "
            + endpoint.credential().header()
            + "  "
            + answer.model();
    try {
      write(Visible.text(shown) + "  " + colour + (fails ? 503 : 200) + palette.reset() + '\n');
    } catch (IOException e) {
      // Nobody looks any more; requests are answered all the same.
    }
    return fails ? SampleAnswer.failure() : answer.reaction();
  }

  /** Whether any Backend has an endpoint or priority of this name, such as 0 or 0.1. */
  public static boolean isThere(String name, FailoverPlan plan) {
    return plan.backends().stream()
        .flatMap(backend -> backend.endpoints().stream())
        .anyMatch(each -> name.equals(place(each)) || name.equals("" + each.priority()));
  }

  private void toggle(String name, Set<String> failingNow) throws IOException {
    if (name.isEmpty()) {
      return;
    } else if (!isThere(name, plan)) {
      write(Visible.text(name) + " is no endpoint; Ctrl-C ends all\n");
    } else if (failingNow.remove(name)) {
      write(name + " answers\n");
    } else {
      failingNow.add(name);
      write(name + " fails\n");
    }
  }

  private void write(String text) throws IOException {
    synchronized (out) {
      out.write(text);
      out.flush();
    }
  }
}
