package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mpool.model.TlsChoice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A listener that clients cannot exhaust, and of which Envoy has nothing to remark. */
class LimitsIT {

  @RegisterExtension private final Gateway gateway = new Gateway();
  private final MockProvider provider = gateway.provider();

  @ParameterizedTest
  @CsvSource({"40000, 200", "70000, 431"})
  void headers_have_at_most_sixty_kilobytes(int size, int status) throws Exception {
    gateway.start(BackendText.chain("x", openAi(provider)));

    assertThat(gateway.post("/ai/x", "{}", "x-long: " + "y".repeat(size)).status())
        .isEqualTo(status);
    assertThat(provider.attempts()).hasSize(status == 200 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"90, 200", "101, 431"})
  void there_are_at_most_a_hundred_headers(int count, int status) throws Exception {
    gateway.start(BackendText.chain("x", openAi(provider)));
    String[] headers = new String[count];
    Arrays.setAll(headers, i -> "x-header-" + i + ": y");

    assertThat(gateway.post("/ai/x", "{}", headers).status()).isEqualTo(status);
    assertThat(provider.attempts()).hasSize(status == 200 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"8s, 4s", "4s, 8s"})
  void connections_beyond_the_limit_are_closed(String timeout, String attemptTimeout)
      throws Exception {
    gateway
        .timeouts(Duration.parse("PT" + timeout), Duration.parse("PT" + attemptTimeout))
        .start(
            BackendText.chain("x", openAi(provider)).toString(),
            config ->
                config.replace(
                    "max_active_downstream_connections: 50000",
                    "max_active_downstream_connections: 3"));
    Client.Answer answer = gateway.post("/ai/x", "{}");
    assertThat(answer.status()).isEqualTo(200);

    // The connection of that answer counts until Envoy has noticed its end.
    Instant deadline = Instant.now().plusSeconds(20);
    int closed;
    do {
      closed = closedOfFour();
    } while (closed != 1 && Instant.now().isBefore(deadline));
    assertThat(closed).isEqualTo(1);
  }

  /** Envoy's workers accept side by side: any of the four may be the one too many. */
  private int closedOfFour() throws Exception {
    try (Socket first = connection();
        Socket second = connection();
        Socket third = connection();
        Socket fourth = connection()) {
      int closed = 0;
      for (Socket socket : List.of(first, second, third, fourth)) {
        closed += isClosed(socket) ? 1 : 0;
      }
      return closed;
    }
  }

  private static boolean isClosed(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() == -1;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private Socket connection() throws Exception {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.envoy().port());
    socket.setSoTimeout(700);
    return socket;
  }

  /** As users start it: with TLS, an admin interface and either order of the timeouts. */
  @ParameterizedTest
  @CsvSource({"600, 120", "60, 120"})
  void envoy_starts_and_serves_without_a_warning(
      int timeout, int attemptTimeout, @TempDir Path folder) throws Exception {
    gateway
        .admin()
        .tls(TlsChoice.AUTO, new TestCertificates().authorityIn(folder))
        .timeouts(Duration.ofSeconds(timeout), Duration.ofSeconds(attemptTimeout))
        .start(
            BackendText.chain("x", openAi(provider).model("m")),
            BackendText.chain("tls", openAi(provider).at("localhost", 443), openAi(provider)));

    assertThat(gateway.post("/ai/x", "{}").status()).isEqualTo(200);
    assertThat(gateway.envoy().complaints()).isEmpty();
    assertThat(gateway.envoy().log()).contains("starting main dispatch loop");
  }

  @Test
  void a_warning_would_be_seen() {
    UnaryOperator<String> withoutLimit =
        config -> config.replaceFirst("overload_manager:\n(?: .*\n)+", "");

    assertThat(
            catchThrowable(
                () ->
                    gateway.start(
                        BackendText.chain("x", openAi(provider)).toString(), withoutLimit)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("downstream");
  }
}
