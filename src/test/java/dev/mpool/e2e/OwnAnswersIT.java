package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.anthropic;
import static dev.mpool.e2e.EndpointText.azure;
import static dev.mpool.e2e.EndpointText.gemini;
import static dev.mpool.e2e.EndpointText.openAi;
import static dev.mpool.e2e.EndpointText.vertex;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Envoy answers by itself: in a body that clients can show, and without a word to a provider.
 */
class OwnAnswersIT {

  private static final String BODY = "{\"model\":\"m\"}";
  private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln";

  @RegisterExtension private static final Gateway gateway = new Gateway();
  @RegisterExtension private static final Gateway replacing = new Gateway();

  private static final MockProvider a = gateway.provider();
  private static final MockProvider b = gateway.provider();
  private static final MockProvider c = replacing.provider();

  @BeforeAll
  static void start() throws Exception {
    gateway
        .failoverOn(403)
        .start(
            BackendText.chain("chat", openAi(a).model("wanted"), openAi(b).model("wanted")),
            BackendText.chain("own-first", openAi(a).path("/own"), openAi(b)),
            BackendText.chain("own", openAi(a).path("/own")),
            BackendText.chain("models", openAi(a)),
            BackendText.chain("gemini", gemini(a)),
            BackendText.chain("azure", azure(a).passthrough()),
            BackendText.chain("anthropic", anthropic(a).passthrough()),
            BackendText.chain("vertex", vertex(a).passthrough()),
            BackendText.chain("no-secret", openAi(a).secret("missing")),
            BackendText.chain("pair", anthropic(a).passthrough(), anthropic(b).passthrough()));
    replacing.replacingOtherOperations().start(BackendText.chain("chat", openAi(c)));
  }

  private static JsonNode ownAnswer(Client.Answer answer, int status) throws Exception {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    JsonNode body = new ObjectMapper().readTree(answer.body());
    assertThat(body.path("type").asText()).isEqualTo("error");
    assertThat(body.at("/error/type").asText()).isEqualTo("mpool");
    assertThat(body.at("/error/message").asText()).isNotEmpty();
    assertThat(a.attempts()).isEmpty();
    return body;
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /ai/chat, 405",
    "DELETE, /ai/chat/v1/chat/completions, 405",
    "GET, /ai/gemini, 405",
    "OPTIONS, /ai/chat, 405",
    "OPTIONS, /ai/own, 405",
    "TRACE, /ai/own, 405",
    "GET, /ai/chat/v1/models, 404",
    "OPTIONS, *, 404",
    "POST, /nowhere, 404",
    "CONNECT, api.openai.com:443, 403",
  })
  void what_no_endpoint_takes_is_sent_nowhere(String method, String path, int status)
      throws Exception {
    Client.Answer answer = gateway.client().ask("client.example", method, path);

    ownAnswer(answer, status);
    assertThat(answer.header("x-should-retry")).isEqualTo("false");
    assertThat(answer.header("allow")).isEqualTo(status == 405 ? "POST" : null);
  }

  @ParameterizedTest
  @CsvSource({
    "/ai/chat/v1/embeddings, embeddings",
    "/ai/gemini/v1beta/models/gem:countTokens, countTokens",
    "/ai/anthropic/v1/messages/count_tokens, count_tokens",
    "/ai/models/v1/responses, responses",
  })
  void another_operation_is_named(String path, String operation) throws Exception {
    JsonNode body = ownAnswer(gateway.post(path, BODY, "authorization: Bearer x"), 404);

    assertThat(body.at("/error/message").asText()).contains(operation, "pathOverride.fullPath");
  }

  @Test
  void another_operation_reaches_an_endpoint_with_its_own_path_only() throws Exception {
    assertThat(gateway.post("/ai/own/v1/embeddings", BODY).status()).isEqualTo(200);
    assertThat(gateway.client().ask("x", "GET", "/ai/own/v1/models").status()).isEqualTo(200);
    assertThat(a.attempts()).hasSize(2);

    a.reset();
    a.behaving(Behaviour.status(429));
    Client.Answer refused = gateway.post("/ai/own-first/v1/embeddings", BODY);
    assertThat(refused.status()).isEqualTo(404);
    assertThat(a.onlyAttempt().path()).isEqualTo("/own");
    assertThat(b.attempts()).isEmpty();

    assertThat(gateway.post("/ai/own-first/v1/chat/completions", BODY).status()).isEqualTo(200);
    assertThat(b.onlyAttempt().path()).isEqualTo("/v1/chat/completions");
  }

  @Test
  void other_operations_are_sent_as_chat_where_that_is_wanted() throws Exception {
    assertThat(replacing.post("/ai/chat/v1/embeddings", BODY).status()).isEqualTo(200);
    assertThat(c.onlyAttempt().path()).isEqualTo("/v1/chat/completions");
    assertThat(replacing.client().ask("x", "GET", "/ai/chat").status()).isEqualTo(405);
  }

  @Test
  void googles_clients_find_a_code_and_a_status() throws Exception {
    JsonNode body = ownAnswer(gateway.client().ask("x", "GET", "/ai/gemini"), 405);

    assertThat(body.at("/error/code").asInt()).isEqualTo(405);
    assertThat(body.at("/error/status").asText()).isEqualTo("UNIMPLEMENTED");
    assertThat(ownAnswer(gateway.client().ask("x", "GET", "/ai/chat"), 405).at("/error").size())
        .isEqualTo(2);
  }

  @Test
  void an_upgrade_and_an_old_protocol_are_told_as_such() throws Exception {
    ownAnswer(
        gateway.client().ask("x", "GET", "/ai/own", "connection: upgrade", "upgrade: websocket"),
        403);
    byte[] old = "POST /ai/chat HTTP/1.0\r\nhost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    ownAnswer(gateway.client().send(old), 426);
  }

  @Test
  void a_missing_secret_is_not_asked_for_again() throws Exception {
    Client.Answer answer = gateway.post("/ai/no-secret", BODY);

    ownAnswer(answer, 503);
    assertThat(answer.header("x-should-retry")).isEqualTo("false");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 405, 408, 413, 415, 422, 426, 431, 500, 502, 503, 504})
  void a_providers_own_answer_is_never_touched(int status) throws Exception {
    a.behaving(Behaviour.status(status));
    b.behaving(Behaviour.status(status));

    Client.Answer answer = gateway.post("/ai/own", BODY);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"provider\":" + status + "}");
    assertThat(answer.header("x-should-retry")).isNull();
  }

  @Test
  void a_status_that_is_named_is_failed_over() throws Exception {
    a.behaving(Behaviour.status(403));

    assertThat(gateway.post("/ai/chat", BODY).status()).isEqualTo(200);
    assertThat(b.attempts()).hasSize(1);
    assertThat(gateway.post("/ai/own", BODY).body()).isEqualTo("{\"provider\":403}");
  }

  @ParameterizedTest
  @CsvSource({
    "azure, authorization: Bearer " + JWT + ", authorization, Bearer " + JWT,
    "azure, authorization: Bearer some-key, api-key, some-key",
    "azure, api-key: some-key, api-key, some-key",
    "anthropic, authorization: Bearer sk-ant-oat01-x, authorization, Bearer sk-ant-oat01-x",
    "anthropic, authorization: Bearer sk-ant-api03-x, x-api-key, sk-ant-api03-x",
    "vertex, x-goog-api-key: AIzaX, x-goog-api-key, AIzaX",
    "vertex, authorization: Bearer ya29.x, authorization, Bearer ya29.x",
    "pair, authorization: Bearer sk-ant-oat01-x, authorization, Bearer sk-ant-oat01-x",
  })
  void a_token_that_is_no_key_stays_where_its_provider_takes_it(
      String backend, String sent, String header, String value) throws Exception {
    if (backend.equals("pair")) {
      a.behaving(Behaviour.status(429));
    }
    assertThat(gateway.post("/ai/" + backend, BODY, sent).status()).isEqualTo(200);

    MockProvider.Attempt last = backend.equals("pair") ? b.onlyAttempt() : a.onlyAttempt();
    for (String name : new String[] {"authorization", "api-key", "x-api-key", "x-goog-api-key"}) {
      assertThat(last.header(name)).as(name).isEqualTo(name.equals(header) ? value : null);
    }
  }

  @Test
  void an_encoded_body_is_passed_on_only_where_it_stays_as_it_is() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(BODY.getBytes(StandardCharsets.UTF_8));
    }
    byte[] body = packed.toByteArray();

    ownAnswer(gateway.client().post("/ai/chat", body, "content-encoding: gzip"), 415);

    assertThat(gateway.client().post("/ai/own", body, "content-encoding: gzip").status())
        .isEqualTo(200);
    assertThat(a.onlyAttempt().body()).isEqualTo(body);
    a.reset();
    assertThat(gateway.post("/ai/chat", BODY, "content-encoding: identity").status())
        .isEqualTo(200);
    assertThat(a.onlyAttempt().text()).contains("wanted");
  }

  @Test
  void a_body_of_nothing_but_models_is_refused() throws Exception {
    String body = "{" + "\"model\":0,".repeat(100_000) + "\"a\":1}";

    Client.Answer answer = gateway.post("/ai/chat", body);

    ownAnswer(answer, 422);
    assertThat(answer.header("x-should-retry")).isEqualTo("false");
  }
}
