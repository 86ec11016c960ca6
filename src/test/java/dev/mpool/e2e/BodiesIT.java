package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies through Envoy: the model is replaced, every other byte stays as it was sent. */
class BodiesIT {

  private static final int MAX_BODY = 2 << 20;
  private static final String MODEL = "gp\"t\\\u00e9\u2028{{%REQ(x)%\t";
  private static final String LITERAL = "\"gp\\\"t\\\\\\u00e9\\u2028{{%REQ(x)%\\u0009\"";

  @RegisterExtension private static final Gateway gateway = new Gateway();

  private static final MockProvider a = gateway.provider();
  private static final MockProvider b = gateway.provider();
  private static final MockProvider c = gateway.provider();

  @BeforeAll
  static void start() throws Exception {
    gateway
        .maxBody(MAX_BODY)
        .start(
            BackendText.chain("model", openAi(a).model(MODEL)),
            BackendText.chain("plain", openAi(a)),
            threeModels("chain"),
            threeModels("chain-with-its-model"),
            threeModels("chain-http-2"));
  }

  private static BackendText threeModels(String name) {
    return BackendText.chain(
        name, openAi(a).model("a-much-longer-name"), openAi(b), openAi(c).model("c"));
  }

  /** What is sent, and what has to arrive; {@code $} stands for the model. */
  static List<List<String>> bodies() {
    return List.of(
        List.of("{\"model\":\"x\",\"a\":1}", "{\"model\":$,\"a\":1}"),
        List.of("{\"model\": $,\"a\":1}", "{\"model\": $,\"a\":1}"),
        List.of("{\"model\":$,\"model\":1}", "{\"model\":$,\"model\":$}"),
        List.of(
            " { \"a\" : 12345678901234567890.10e5 ,\n\"model\" :  {\"z\":[1]} , \"m\":{\"model\":1}}\n",
            " { \"a\" : 12345678901234567890.10e5 ,\n\"model\" :  $ , \"m\":{\"model\":1}}\n"),
        List.of("{}", "{\"model\":$}"),
        List.of("{ }", "{\"model\":$ }"),
        List.of("{\"a\":\"\u00e9\"}", "{\"model\":$,\"a\":\"\u00e9\"}"),
        List.of(
            "{\"model\":1,\"x\":\"\\u00e9 \\\" model\",\"model\":null}",
            "{\"model\":$,\"x\":\"\\u00e9 \\\" model\",\"model\":$}"),
        List.of("{\"mod\\u0065l\":\"x\"}", "{\"mod\\u0065l\":$}"),
        List.of("[{\"model\":1}]", "[{\"model\":1}]"),
        List.of("\"model\"", "\"model\""),
        List.of("not json", "not json"),
        List.of("{\"model\":\"x\"", "{\"model\":\"x\""),
        List.of("{\"model\":\"x\"} x", "{\"model\":\"x\"} x"),
        List.of("{'model':1}", "{'model':1}"),
        List.of("{\"model\":01}", "{\"model\":01}"),
        List.of("", ""));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("bodies")
  void only_the_top_level_model_changes(List<String> body) throws Exception {
    byte[] sent = body.get(0).replace("$", LITERAL).getBytes(StandardCharsets.UTF_8);

    assertThat(client().post("/ai/model", sent).status()).isEqualTo(200);
    assertThat(a.onlyAttempt().text()).isEqualTo(body.get(1).replace("$", LITERAL));

    a.reset();
    assertThat(client().postChunked("/ai/model", sent, 7).status()).isEqualTo(200);
    assertThat(a.onlyAttempt().text()).isEqualTo(body.get(1).replace("$", LITERAL));
  }

  @Test
  void a_request_without_a_body_passes() throws Exception {
    assertThat(client().ask("POST", "/ai/model").status()).isEqualTo(200);
    assertThat(a.onlyAttempt().method()).isEqualTo("POST");
    assertThat(a.onlyAttempt().body()).isEmpty();
  }

  /** More than the first window that flow control grants. */
  @ParameterizedTest
  @ValueSource(ints = {0, 40_000, 65_536, 300_000})
  void an_http_2_client_is_served_on_every_attempt(int size) throws Exception {
    a.behaving(Behaviour.status(503));
    b.behaving(Behaviour.status(503));
    String body = "{\"model\":\"x\",\"t\":\"" + "y".repeat(size) + "\"}";

    assertThat(
            new Http2Client(gateway.envoy().port())
                .post("/ai/chain-http-2", body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("{\"provider\":200}");
    assertWholeOnEveryAttempt(body);
  }

  @ParameterizedTest
  @CsvSource({"100000, false", "100000, true", "1900000, false", "1900000, true"})
  void a_large_body_is_whole_on_every_attempt(int size, boolean chunked) throws Exception {
    a.behaving(Behaviour.status(503));
    b.behaving(Behaviour.status(503));
    String body = "{\"model\":\"x\",\"t\":\"" + "y".repeat(size) + "\"}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    Client.Answer answer =
        chunked
            ? client().postChunked("/ai/chain", bytes, 10_000)
            : client().post("/ai/chain", bytes);

    assertThat(answer.status()).isEqualTo(200);
    assertWholeOnEveryAttempt(body);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_body_with_its_model_is_whole_after_attempts_with_others(boolean chunked) throws Exception {
    a.behaving(Behaviour.status(503));
    b.behaving(Behaviour.status(503));
    String body = "{\"model\":\"c\",\"a\":1}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    Client.Answer answer =
        chunked
            ? client().postChunked("/ai/chain-with-its-model", bytes, 7)
            : client().post("/ai/chain-with-its-model", bytes);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(a.onlyAttempt().text()).isEqualTo(body.replace("\"c\"", "\"a-much-longer-name\""));
    assertThat(List.of(b.onlyAttempt().text(), c.onlyAttempt().text())).containsOnly(body);
  }

  /** Not by AssertJ, which would print them. */
  private static void assertWholeOnEveryAttempt(String body) {
    assertThat(a.onlyAttempt().text().equals(body.replace("\"x\"", "\"a-much-longer-name\"")))
        .isTrue();
    assertThat(b.onlyAttempt().text().equals(body)).isTrue();
    assertThat(c.onlyAttempt().text().equals(body.replace("\"x\"", "\"c\""))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "plain"})
  void a_body_that_is_too_large_is_refused_clearly(String backend) throws Exception {
    byte[] body = new byte[3 << 20];

    Client.Answer answer = client().post("/ai/" + backend, body);
    Client.Answer chunked = client().postChunked("/ai/" + backend, body, 65_536);

    assertThat(List.of(answer.status(), chunked.status())).containsOnly(413);
    assertThat(answer.body()).contains("2MiB (--max-body)");
    assertThat(a.attempts()).isEmpty();
  }

  @Test
  void a_body_just_below_the_limit_passes() throws Exception {
    String text = "y".repeat(MAX_BODY - 30);

    assertThat(client().post("/ai/model", "{\"t\":\"" + text + "\"}").status()).isEqualTo(200);
    assertThat(a.onlyAttempt().text().equals("{\"model\":" + LITERAL + ",\"t\":\"" + text + "\"}"))
        .isTrue();
  }

  private static Client client() {
    return gateway.client();
  }
}
