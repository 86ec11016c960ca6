package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.anthropic;
import static dev.mpool.e2e.EndpointText.gemini;
import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.model.TlsChoice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see of requests: one line each, and never a credential. */
class AccessLogIT {

  private static final String EVALUATED = "%REQ(authorization)%";

  @RegisterExtension private final Gateway gateway = new Gateway();
  @RegisterExtension private final Gateway silent = new Gateway();
  private static final ObjectMapper WHOLE_LINES =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @RegisterExtension private final Gateway tls = new Gateway();
  private final MockProvider a = gateway.provider();
  private final MockProvider b = gateway.provider();

  @BeforeEach
  void start() throws Exception {
    gateway
        .admin()
        .secret("one", "sk-from-secret")
        .start(
            BackendText.chain(
                "log",
                openAi(a).secret("one"),
                anthropic(b).model("cla\"ude" + EVALUATED).inline("sk-in")),
            BackendText.chain("gemini", gemini(a).secret("one")),
            BackendText.chain("unset", gemini(a).secret("unset")));
  }

  @Test
  void a_line_tells_all_of_a_request_and_its_last_attempt() throws Exception {
    a.behaving(Behaviour.status(429));

    gateway.post("/ai/log/x?key=sk-client", "{}", "authorization: Bearer sk-client");

    JsonNode line = awaitLines(gateway, 1).get(0);
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "time",
            "backend",
            "priority",
            "endpoint",
            "provider",
            "model",
            "method",
            "status",
            "flags",
            "details",
            "attempts",
            "duration_ms",
            "bytes_received",
            "bytes_sent");
    assertThat(line.get("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    assertThat(line.get("backend").asText()).isEqualTo("ai/log");
    assertThat(line.get("priority").asText()).isEqualTo("1");
    assertThat(line.get("endpoint").asText()).isEqualTo("127.0.0.1:" + b.port());
    assertThat(line.get("provider").asText()).isEqualTo("anthropic");
    assertThat(line.get("model").asText()).isEqualTo("cla\"ude" + EVALUATED);
    assertThat(line.get("method").asText()).isEqualTo("POST");
    assertThat(line.get("status").asInt()).isEqualTo(200);
    assertThat(line.get("flags").asText()).isEqualTo("-");
    assertThat(line.get("details").asText()).isEqualTo("via_upstream");
    assertThat(line.get("attempts").asInt()).isEqualTo(2);
    assertThat(line.get("duration_ms").isInt()).isTrue();
    assertThat(line.get("bytes_received").asInt()).isEqualTo("{}".length());
    assertThat(line.get("bytes_sent").asInt()).isEqualTo("{\"provider\":200}".length());
  }

  @Test
  void nothing_that_operators_see_has_a_credential() throws Exception {
    a.behaving(Behaviour.status(429));
    gateway.post("/ai/log/x?key=sk-client", "{}", "authorization: Bearer sk-client");
    gateway.post("/ai/gemini/x?key=sk-client", "{}", "x-goog-api-key: sk-client");
    Client.Answer refused = gateway.post("/ai/unset", "{}", "api-key: sk-client");
    Client.Answer nowhere = gateway.post("/sk-client", "{}", "authorization: Bearer sk-client");

    List<JsonNode> lines = awaitLines(gateway, 4);

    assertThat(lines)
        .extracting(line -> line.get("status").asInt())
        .containsExactly(200, 429, 503, 404);
    assertThat(lines).extracting(line -> line.get("priority").asText()).endsWith("0", "-");
    EnvoyProcess envoy = gateway.envoy();
    assertThat(envoy.standardOutput() + envoy.log() + envoy.statistics())
        .doesNotContain("sk-", "Bearer");
    assertThat(refused.body() + nowhere.body()).doesNotContain("sk-", "Bearer");
    assertThat(envoy.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /ai/log/" + EVALUATED + "\"}\\ HTTP/1.1\r\nhost: a\r\n",
        "POST /ai/log HTTP/1.1\r\nhost: a\",\"status\":500\r\nuser-agent: \"}\\\r\n",
        "POST /ai/log HTTP/1.1\r\nhost: " + EVALUATED + "\r\nx: " + EVALUATED + "\r\n",
      })
  void nothing_that_a_client_sends_is_evaluated_or_breaks_the_line(String head) throws Exception {
    String request = head + "authorization: Bearer sk-client\r\ncontent-length: 0\r\n\r\n";
    Client.Answer answer = gateway.client().send(request.getBytes(StandardCharsets.UTF_8));

    JsonNode line = awaitLines(gateway, 1).get(0);
    // What is told of an endpoint is there if one was tried.
    assertThat(line.size()).isEqualTo(line.get("attempts").asInt() == 0 ? 11 : 14);
    assertThat(line.get("status").asInt()).isEqualTo(answer.status());
    assertThat(gateway.envoy().standardOutput()).doesNotContain("sk-", "Bearer");
  }

  /** What went wrong is told in Envoy's words, into which a provider may have put its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSH-2.0-\"mock\"\\\r\n\r\n",
        "HTTP/1.1 200 X\r\n\"}\\: a\r\n\r\n",
        "HTTP/1.1 200 X\r\ncontent-length: \"}\\\r\n\r\n",
        "HTTP/1.1 200 X\r\ntransfer-encoding: \"}\\\r\n\r\n",
        "HTTP/1.1 200 X\r\na: \1\"}\\\r\n\r\n",
      })
  void nothing_that_a_provider_sends_breaks_the_line(String answer) throws Exception {
    a.behaving(
        (attempt, socket) -> {
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
          return false;
        });

    assertThat(gateway.post("/ai/gemini", "{}").status()).isGreaterThanOrEqualTo(500);

    JsonNode line = awaitLines(gateway, 1).get(0);
    assertThat(line.size()).isEqualTo(14);
    assertThat(line.get("details").asText()).startsWith("upstream_reset_before_response_started{");
  }

  /** Nor where Envoy's own answer, a 503, is told as a 200 to a client that speaks gRPC. */
  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/grpc", "application/grpc-web+proto"})
  void a_handshake_that_fails_does_not_break_the_line_either(
      String contentType, @TempDir Path folder) throws Exception {
    TestCertificates authority = new TestCertificates();
    MockProvider other = tls.provider(authority.server("\"}.example"));
    MockProvider rogue = tls.provider(new TestCertificates().server("127.0.0.1"));
    tls.tls(TlsChoice.ALWAYS, authority.authorityIn(folder))
        .start(
            BackendText.chain("other", openAi(other)), BackendText.chain("rogue", openAi(rogue)));

    List<Integer> statuses = new ArrayList<>();
    for (String backend : List.of("other", "rogue")) {
      statuses.add(tls.post("/ai/" + backend, "{}", "content-type: " + contentType).status());
    }

    List<JsonNode> lines = awaitLines(tls, 2);
    assertThat(lines)
        .extracting(line -> line.get("details").asText())
        .allMatch(details -> details.contains("TLS_error"));
    assertThat(lines).extracting(JsonNode::size).containsOnly(14);
    assertThat(lines).extracting(line -> line.get("status").asInt()).isEqualTo(statuses);
  }

  @Test
  void it_can_be_left_out() throws Exception {
    silent.withoutAccessLog().start(BackendText.chain("log", openAi(a)));
    assertThat(silent.post("/ai/log", "{}").status()).isEqualTo(200);

    // What the other Envoy logs meanwhile shows that the silent one has had its time.
    gateway.post("/ai/log", "{}");
    awaitLines(gateway, 1);
    assertThat(silent.envoy().standardOutput()).isEmpty();
  }

  private static List<JsonNode> awaitLines(Gateway gateway, int expected) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < deadline) {
      String log = gateway.envoy().standardOutput();
      if (log.endsWith("\n") && log.lines().count() == expected) {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log.split("\n")) {
          lines.add(WHOLE_LINES.readTree(line));
        }
        return lines;
      }
      Thread.sleep(50);
    }
    return fail("not " + expected + " lines: " + gateway.envoy().standardOutput());
  }
}
