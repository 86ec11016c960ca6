package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.anthropic;
import static dev.mpool.e2e.EndpointText.azure;
import static dev.mpool.e2e.EndpointText.gemini;
import static dev.mpool.e2e.EndpointText.openAi;
import static dev.mpool.e2e.EndpointText.vertex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.MockProvider.Attempt;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each provider gets its own path, credential header and model, alone and in one pool. */
class ProvidersIT {

  private static final String CHAT =
      "{\"model\":\"asked\",\"messages\":[{\"role\":\"user\",\"model\":\"nested\"}]}";
  private static final String VERTEX_MODEL =
      "/v1/projects/prj/locations/eu/publishers/google/models/gem";
  private static final String AZURE_PATH =
      "/openai/deployments/dep/chat/completions?api-version=2024-06-01";

  @RegisterExtension private static final Gateway gateway = new Gateway();

  private static final MockProvider a = gateway.provider();
  private static final MockProvider b = gateway.provider();
  private static final MockProvider c = gateway.provider();
  private static final MockProvider d = gateway.provider();
  private static final MockProvider e = gateway.provider();

  @BeforeAll
  static void start() throws Exception {
    gateway
        .secret("one", "sk-one")
        .start(
            BackendText.chain("openai", openAi(a).secret("one")),
            BackendText.chain("openai-model", openAi(a).model("gpt").secret("one")),
            BackendText.chain("openai-no-model", openAi(a).model("").secret("one")),
            BackendText.chain("anthropic", anthropic(a).model("claude").secret("one")),
            BackendText.chain(
                "anthropic-version", anthropic(a).field("apiVersion", "2024-01-01").secret("one")),
            BackendText.chain(
                "anthropic-dash", anthropic(a).field("apiVersion", "-").secret("one")),
            BackendText.chain(
                "clients-version",
                anthropic(a).model("claude").secret("one"),
                anthropic(b).secret("one")),
            BackendText.chain("azure", azure(a).secret("one")),
            BackendText.chain("gemini", gemini(a).secret("one")),
            BackendText.chain("gemini-path", gemini(a).path("/my?x=1").secret("one")),
            BackendText.chain("vertex", vertex(a).secret("one")),
            BackendText.chain(
                "vertex-method", vertex(a).field("modelPath", "rawPredict?x=1").secret("one")),
            BackendText.chain(
                "versions",
                anthropic(a).field("apiVersion", "2024-01-01").secret("one"),
                anthropic(b).secret("one"),
                anthropic(c).secret("one")),
            BackendText.chain(
                "five",
                openAi(a).model("gpt").secret("one"),
                anthropic(b).model("claude").inline("sk-inline"),
                gemini(c).secret("one"),
                vertex(d).secret("one"),
                azure(e).secret("one")),
            BackendText.chain(
                "same-address",
                openAi(a).path("/0").model("m0").secret("one"),
                openAi(a).path("/1").model("m1").inline("sk-inline"),
                openAi(a).model("m2").secret("one")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "openai|/v1/chat/completions|authorization|Bearer sk-one|asked",
        "openai-model|/v1/chat/completions|authorization|Bearer sk-one|gpt",
        "openai-no-model|/v1/chat/completions|authorization|Bearer sk-one|asked",
        "anthropic|/v1/messages|x-api-key|sk-one|claude",
        "azure|" + AZURE_PATH + "|api-key|sk-one|asked",
        "gemini|/v1beta/models/gem:generateContent|x-goog-api-key|sk-one|asked",
        "gemini-path|/my?x=1|x-goog-api-key|sk-one|asked",
        "vertex|" + VERTEX_MODEL + ":generateContent|authorization|Bearer sk-one|asked",
        "vertex-method|" + VERTEX_MODEL + ":rawPredict?x=1|authorization|Bearer sk-one|asked",
      })
  void a_providers_path_credential_and_model(
      String backend, String path, String header, String credential, String model)
      throws Exception {
    assertThat(post(backend, "/v1/any?key=CLIENT", CHAT).status()).isEqualTo(200);

    Attempt attempt = a.onlyAttempt();
    assertThat(attempt.path()).isEqualTo(path);
    assertThat(Credentials.of(attempt)).containsExactly(header + ": " + credential);
    assertThat(attempt.text()).isEqualTo(CHAT.replace("\"asked\"", '"' + model + '"'));
    assertThat(attempt.header("host")).isEqualTo("127.0.0.1");
    assertThat(attempt.all("x-mpool-endpoint")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "gemini, /v1beta/models/x:streamGenerateContent?alt=sse, {}, true",
    "gemini, /v1beta/models/x:generateContent?y=:streamGenerateContent, {}, false",
    "gemini, /v1beta/x:streamGenerateContentX, {}, false",
    "gemini, /x, '{\"stream\" : true}', true",
    "gemini, /x, '{\"stream\":false}', false",
    "gemini, /x, '{\"contents\":[{\"stream\":true}]}', false",
    "vertex, /x, '{\"stream\":true}', true",
    "vertex, /x:streamGenerateContent, '{}', true",
    "vertex, /x, '{}', false",
  })
  void streaming_is_what_the_client_asked_for(
      String backend, String path, String body, boolean streaming) throws Exception {
    assertThat(post(backend, path, body).status()).isEqualTo(200);

    Attempt attempt = a.onlyAttempt();
    assertThat(attempt.path())
        .endsWith(streaming ? ":streamGenerateContent?alt=sse" : ":generateContent");
    assertThat(attempt.text()).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void five_providers_in_one_pool_each_get_their_own(boolean streaming) throws Exception {
    List.of(a, c).forEach(provider -> provider.behaving(Behaviour.status(503)));
    List.of(b, d).forEach(provider -> provider.behaving(Behaviour.status(429)));
    String body = streaming ? CHAT.replace("{\"model\"", "{\"stream\":true,\"model\"") : CHAT;
    String method = streaming ? ":streamGenerateContent?alt=sse" : ":generateContent";

    assertThat(post("five", "/x", body, "authorization: Bearer CLIENT").status()).isEqualTo(200);

    assertAttempt(a, "/v1/chat/completions", "authorization: Bearer sk-one", body, "gpt");
    assertAttempt(b, "/v1/messages", "x-api-key: sk-inline", body, "claude");
    assertAttempt(c, "/v1beta/models/gem" + method, "x-goog-api-key: sk-one", body, "asked");
    assertAttempt(d, VERTEX_MODEL + method, "authorization: Bearer sk-one", body, "asked");
    assertAttempt(e, AZURE_PATH, "api-key: sk-one", body, "asked");
  }

  @Test
  void streaming_by_path_is_still_known_on_the_fourth_attempt() throws Exception {
    List.of(a, b, c).forEach(provider -> provider.behaving(Behaviour.DROP));

    assertThat(post("five", "/models/m:streamGenerateContent", "{}").status()).isEqualTo(200);
    assertThat(d.onlyAttempt().path()).isEqualTo(VERTEX_MODEL + ":streamGenerateContent?alt=sse");
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic, , 2023-06-01",
    "anthropic, 2022-02-02, 2022-02-02",
    "anthropic-version, 2022-02-02, 2024-01-01",
    "anthropic-dash, , -",
  })
  void anthropic_gets_a_version(String backend, String asked, String sent) throws Exception {
    String[] headers = asked == null ? new String[0] : new String[] {"anthropic-version: " + asked};
    assertThat(post(backend, "/x", CHAT, headers).status()).isEqualTo(200);

    assertThat(a.onlyAttempt().header("anthropic-version")).isEqualTo(sent);
  }

  @Test
  void a_version_of_one_attempt_is_not_the_next_ones() throws Exception {
    a.behaving(Behaviour.status(503));
    b.behaving(Behaviour.status(503));

    assertThat(post("versions", "/x", CHAT).status()).isEqualTo(200);
    assertThat(a.onlyAttempt().header("anthropic-version")).isEqualTo("2024-01-01");
    assertThat(b.onlyAttempt().header("anthropic-version")).isEqualTo("2023-06-01");
    assertThat(c.onlyAttempt().header("anthropic-version")).isEqualTo("2023-06-01");
  }

  @Test
  void the_clients_version_stays_with_every_attempt() throws Exception {
    a.behaving(Behaviour.status(503));

    String version = "anthropic-version: 2022-02-02";
    assertThat(post("clients-version", "/x", CHAT, version).status()).isEqualTo(200);
    assertThat(a.onlyAttempt().header("anthropic-version")).isEqualTo("2022-02-02");
    assertThat(b.onlyAttempt().header("anthropic-version")).isEqualTo("2022-02-02");
  }

  @Test
  void three_priorities_at_one_address_stay_three_endpoints() throws Exception {
    MockProvider provider = a;
    provider.behaving(
        Behaviour.OK.butFor("/0", Behaviour.status(503)).butFor("/1", Behaviour.status(429)));

    assertThat(post("same-address", "/x", CHAT).status()).isEqualTo(200);
    assertThat(provider.attempts())
        .extracting(Attempt::path)
        .containsExactly("/0", "/1", "/v1/chat/completions");
    assertThat(provider.attempts())
        .extracting(attempt -> attempt.header("authorization"))
        .containsExactly("Bearer sk-one", "Bearer sk-inline", "Bearer sk-one");
    assertThat(provider.attempts())
        .extracting(Attempt::text)
        .containsExactly(
            CHAT.replace("asked", "m0"), CHAT.replace("asked", "m1"), CHAT.replace("asked", "m2"));
  }

  @Test
  void only_the_clients_own_headers_go_upstream() throws Exception {
    Client.Answer answer =
        post(
            "openai",
            "/x",
            CHAT,
            "x-forwarded-for: 1.2.3.4",
            "x-request-id: abc",
            "x-envoy-max-retries: 50",
            "x-envoy-upstream-rq-timeout-ms: 1",
            "openai-organization: org");

    assertThat(a.onlyAttempt().headers())
        .extracting(MockProvider.Header::name)
        .containsExactlyInAnyOrder(
            "host", "authorization", "content-length", "openai-organization");
    assertThat(answer.headers()).noneMatch(header -> header.startsWith("x-envoy"));
    assertThat(answer.header("server")).isEqualTo("mock");
  }

  private static void assertAttempt(
      MockProvider provider, String path, String credential, String body, String model) {
    Attempt attempt = provider.onlyAttempt();
    assertThat(attempt.path()).isEqualTo(path);
    assertThat(Credentials.of(attempt)).containsExactly(credential);
    assertThat(attempt.text()).isEqualTo(body.replace("\"asked\"", '"' + model + '"'));
    assertThat(attempt.header("content-length")).isEqualTo("" + attempt.body().length);
  }

  private static Client.Answer post(String backend, String path, String body, String... headers)
      throws Exception {
    return gateway.post("/ai/" + backend + path, body, headers);
  }
}
