package dev.mpool.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifests of docs/operations.md, with a provider in the place of OpenAI. */
class OperationsIT {

  @RegisterExtension private static final Gateway gateway = new Gateway();
  private static final MockProvider provider = gateway.provider();

  @BeforeAll
  static void start() throws Exception {
    String here =
        "llm:\n      hostOverride: {host: " + provider.host() + ", port: " + provider.port() + "}";
    String manifests = Files.readString(Path.of("docs/operations/openai.yaml"));
    gateway
        .secret("openai", "sk-real")
        .start(manifests.replace("llm:", here), UnaryOperator.identity());
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions, /v1/chat/completions, gpt-4o",
    "/v1/embeddings, /v1/embeddings, text-embedding-3-large",
    "/ai/embeddings/embeddings, /v1/embeddings, text-embedding-3-large",
    "/v1/responses, /v1/responses, gpt-4o",
    "/v1/files/f1/content?x=1, /v1/files/f1/content?x=1, mine",
  })
  void each_operation_has_its_path_and_model(String path, String sent, String model)
      throws Exception {
    gateway.post(path, "{\"model\":\"mine\"}");

    assertThat(provider.onlyAttempt().path()).isEqualTo(sent);
    assertThat(provider.onlyAttempt().text()).isEqualTo("{\"model\":\"" + model + "\"}");
    assertThat(provider.onlyAttempt().header("authorization")).isEqualTo("Bearer sk-real");
  }

  @ParameterizedTest
  @CsvSource({"/v1/models, 200", "/v1/files, 200", "/v1/chat/completions, 405"})
  void other_methods_reach_what_has_a_path(String path, int status) throws Exception {
    assertThat(gateway.client().get(path).status()).isEqualTo(status);
    assertThat(provider.attempts()).hasSize(status == 200 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"/v1/audio/transcriptions, 200", "/v1/audio/speech, 404"})
  void a_form_is_passed_on_as_it_is(String path, int status) throws Exception {
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--b--\r\n";
    Client.Answer answer =
        gateway.post(path, form, "content-type: multipart/form-data; boundary=b");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(provider.attempts().stream().map(MockProvider.Attempt::text))
        .isEqualTo(status == 200 ? List.of(form) : List.of());
  }
}
