package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies up to the default of {@code --max-body}, in every way that a client may send them. */
class LargeBodiesIT {

  private static final int MAX_BODY = 50 << 20;
  private static final String BEGINNING = "{\"model\":\"x\",\"t\":\"";
  private static final String END = "\"}";

  @RegisterExtension private static final Gateway gateway = new Gateway();

  private static final MockProvider a = gateway.provider();
  private static final MockProvider b = gateway.provider();
  private static final MockProvider c = gateway.provider();

  @BeforeAll
  static void start() throws Exception {
    gateway
        .maxBody(MAX_BODY)
        .timeouts(Duration.ofMinutes(2), Duration.ofMinutes(1))
        .start(
            BackendText.chain(
                "chain", openAi(a).model("a-much-longer-name"), openAi(b), openAi(c).model("c")));
  }

  /** How a client sends a body; the answer's body comes back. */
  private enum Sending {
    WITH_LENGTH {
      @Override
      String post(byte[] body) throws IOException {
        return gateway.client().post("/ai/chain", body).body();
      }
    },
    CHUNKED {
      @Override
      String post(byte[] body) throws IOException {
        return gateway.client().postChunked("/ai/chain", body, 65_536).body();
      }
    },
    HTTP_2 {
      @Override
      String post(byte[] body) throws IOException {
        return new Http2Client(gateway.envoy().port()).post("/ai/chain", body);
      }
    };

    abstract String post(byte[] body) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void the_largest_body_is_whole_on_every_attempt(Sending sending) throws Exception {
    a.behaving(Behaviour.status(503));
    b.behaving(Behaviour.status(429));

    assertThat(sending.post(body("x", MAX_BODY))).isEqualTo("{\"provider\":200}");

    int others = MAX_BODY - "x".length();
    assertArrived(a, body("a-much-longer-name", others + "a-much-longer-name".length()));
    assertArrived(b, body("x", MAX_BODY));
    assertArrived(c, body("c", MAX_BODY));
  }

  @ParameterizedTest
  @EnumSource
  void one_byte_more_is_refused_clearly(Sending sending) throws Exception {
    assertThat(sending.post(body("x", MAX_BODY + 1)))
        .contains("\"type\":\"mpool\"", "The request body is larger than 50MiB (--max-body).");
    assertThat(List.of(a, b, c)).allMatch(provider -> provider.attempts().isEmpty());
  }

  private static byte[] body(String model, int size) {
    byte[] body = new byte[size];
    Arrays.fill(body, (byte) 'y');
    byte[] beginning = BEGINNING.replace("x", model).getBytes(StandardCharsets.US_ASCII);
    byte[] end = END.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(beginning, 0, body, 0, beginning.length);
    System.arraycopy(end, 0, body, size - end.length, end.length);
    return body;
  }

  /** Not by AssertJ, which would print fifty megabytes. */
  private static void assertArrived(MockProvider provider, byte[] expected) {
    assertThat(Arrays.equals(provider.onlyAttempt().body(), expected)).isTrue();
  }
}
