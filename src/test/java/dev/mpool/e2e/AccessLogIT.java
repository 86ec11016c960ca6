package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.anthropic;
import static dev.mpool.e2e.EndpointText.gemini;
import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators see of requests: one line each, and never a credential. */
class AccessLogIT {

  @Test
  void a_line_tells_of_the_request_and_nothing_of_its_credentials() throws Exception {
    EnvoyBinary.orSkip();
    try (MockProvider a = MockProvider.plain();
        MockProvider b = MockProvider.plain();
        EnvoyProcess envoy =
            Gateway.setUp()
                .admin()
                .secret("one", "sk-from-secret")
                .start(
                    BackendText.chain(
                        "log",
                        openAi(a).secret("one"),
                        anthropic(b).model("cla\"ude").inline("sk-in")),
                    BackendText.chain("gemini", gemini(a).secret("one")),
                    BackendText.chain("unset", gemini(a).secret("unset")))) {
      a.behaving(Behaviour.status(429));
      envoy.client().post("/ai/log/x?key=sk-client", "{}", "authorization: Bearer sk-client");
      envoy.client().post("/ai/gemini/x?key=sk-client", "{}", "x-goog-api-key: sk-client");
      envoy.client().post("/ai/unset", "{}", "api-key: sk-client");
      String breaking =
          "POST /ai/log HTTP/1.1\r\nhost: a\",\"status\":200\r\nuser-agent: \"}\\\r\n"
              + "content-length: 0\r\n\r\n";
      envoy.client().send(breaking.getBytes(StandardCharsets.UTF_8));

      List<JsonNode> lines = awaitLines(envoy, 4);

      JsonNode first = lines.get(0);
      assertThat(first.get("backend").asText()).isEqualTo("ai/log");
      assertThat(first.get("priority").asText()).isEqualTo("1");
      assertThat(first.get("endpoint").asText()).isEqualTo("127.0.0.1:" + b.port());
      assertThat(first.get("provider").asText()).isEqualTo("anthropic");
      assertThat(first.get("model").asText()).isEqualTo("cla\"ude");
      assertThat(first.get("status").asInt()).isEqualTo(200);
      assertThat(first.get("attempts").asInt()).isEqualTo(2);
      assertThat(first.get("duration_ms").isInt()).isTrue();
      assertThat(lines.get(1).get("model").asText()).isEqualTo("gem");
      assertThat(lines.get(1).get("status").asInt()).isEqualTo(429);
      assertThat(lines.get(2).get("status").asInt()).isEqualTo(503);
      assertThat(envoy.standardOutput() + envoy.log() + envoy.statistics())
          .doesNotContain("sk-", "Bearer");
      assertThat(envoy.complaints()).isEmpty();
    }
  }

  private static List<JsonNode> awaitLines(EnvoyProcess envoy, int expected) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < deadline) {
      String log = envoy.standardOutput();
      if (log.endsWith("\n") && log.lines().count() == expected) {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log.split("\n")) {
          lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
      }
      Thread.sleep(50);
    }
    return fail("not " + expected + " lines: " + envoy.standardOutput());
  }
}
