package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several Backends share one listener, each under its own name; a single one answers anywhere. */
class RoutingIT {

  @RegisterExtension private static final Gateway several = new Gateway();
  @RegisterExtension private static final Gateway single = new Gateway();

  private static final MockProvider a = several.provider();
  private static final MockProvider b = several.provider();
  private static final MockProvider c = several.provider();

  @BeforeAll
  static void start() throws Exception {
    several.start(
        BackendText.chain("chat", openAi(a)),
        BackendText.chain("chat2", openAi(b)),
        BackendText.chain("a.b", openAi(c)));
    single.start(BackendText.chain("solo", openAi(a)));
  }

  @ParameterizedTest
  @CsvSource({
    "/ai/chat, 0",
    "/ai/chat/, 0",
    "/ai/chat/v1/x?y=1, 0",
    "/ai/chat?y=1, 0",
    "/ai/chat2, 1",
    "/ai/chat2/x, 1",
    "/ai/a.b/v1, 2",
    "/ai/../ai/a.b, 2",
    "/ai/./a.b/../a.b/x, 2",
    "/ai/a.b/%2F..%2Fx, 2",
    "/ai/%63hat, 0",
    "/ai/chat/%2e%2e/chat2, 1",
    "/ai/chat/../chat2/../a.b, 2",
    "/ai/chat/..%2fchat2, 0",
    "/ai/chat/..%5cchat2, 0",
    "/ai/chat/;/../../chat2, 1",
    "/ai/chat/%2e%2e%2fchat2, 0",
    "/ai/chat//../chat2, 0",
    "http://other.example/ai/chat2/x?y=1, 1",
    "http://127.0.0.1/ai/chat/../chat2, 1",
  })
  void a_backend_answers_under_its_name(String path, int provider) throws Exception {
    assertThat(several.post(path, "{}").status()).isEqualTo(200);
    assertThat(List.of(a, b, c).get(provider).onlyAttempt().path())
        .isEqualTo("/v1/chat/completions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/ai",
        "/ai/",
        "/ai/chat3",
        "/ai/a.bx",
        "/ai/axb",
        "/AI/chat",
        "/ai%2Fchat",
        "//ai/chat",
        "/ai//chat",
        "/ai/chat%2f..%2fchat2",
        "/ai/chat%3fx",
        "/ai/chat;x=1",
        "/ai/chat/../../other/x",
        "/ai/chat/../..",
        "http://other.example/",
        "http://other.example/other?/ai/chat",
      })
  void nothing_answers_elsewhere(String path) throws Exception {
    Client.Answer answer = several.post(path, "{}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("/NAMESPACE/NAME");
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(List.of(a, b, c)).allMatch(provider -> provider.attempts().isEmpty());
  }

  /** Not even the client's Host or another name for the path chooses the Backend. */
  @ParameterizedTest
  @ValueSource(strings = {"*", "ai/chat", "/ai/chat#/ai/chat2", "/ai/../../ai/chat", "//"})
  void an_odd_target_reaches_no_other_backend(String target) throws Exception {
    Client.Answer answer = several.post(target, "{}", "x-original-url: /ai/chat2");

    assertThat(answer.status()).isIn(200, 400, 404);
    assertThat(List.of(b, c)).allMatch(provider -> provider.attempts().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1/chat/completions", "/ai/solo", "/ai/solo/v1", "/any?x=1"})
  void a_single_backend_answers_everywhere(String path) throws Exception {
    assertThat(single.post(path, "{}").status()).isEqualTo(200);
    assertThat(a.attempts()).hasSize(1);
  }
}
