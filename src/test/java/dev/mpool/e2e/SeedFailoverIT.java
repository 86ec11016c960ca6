package dev.mpool.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.MockProvider.Attempt;
import dev.mpool.model.TlsChoice;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first seed manifest on a real Envoy: three priorities of api.openai.com over TLS, each with
 * its own path, Secret and model. Only the addresses that the name resolves to are the test's.
 */
class SeedFailoverIT {

  private static final Path MANIFEST = Path.of("testdata/valid/openai-multipool.yaml");
  private static final String BODY =
      "{\"model\": \"asked\",  \"messages\":[{\"role\":\"user\",\"model\":\"kept\"}], \"n\":1.0e2}";

  @RegisterExtension private final Gateway gateway = new Gateway();
  private final List<MockProvider> providers = new ArrayList<>();

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    TestCertificates certificates = new TestCertificates();
    SSLContext openAi = certificates.server("api.openai.com");
    for (int i = 0; i < 3; i++) {
      providers.add(gateway.provider(openAi));
    }
    gateway
        .tls(TlsChoice.AUTO, certificates.authorityIn(folder))
        .variable("MPOOL_SECRET_GWTEST_OPENAI_SECRET_ONE", "sk-one")
        .variable("MPOOL_SECRET_GWTEST_OPENAI_SECRET_TWO", "Bearer sk-two\n")
        .variable("MPOOL_SECRET_GWTEST_OPENAI_SECRET_THREE", "sk-three")
        .start(Files.readString(MANIFEST), this::leadingToTheProviders);
  }

  private String leadingToTheProviders(String config) {
    for (MockProvider provider : providers) {
      config =
          config.replaceFirst(
              "address: \"api.openai.com\", port_value: 443",
              "address: \"127.0.0.1\", port_value: " + provider.port());
    }
    return config;
  }

  @Test
  void a_healthy_primary_gets_the_request_alone() throws Exception {
    assertThat(post().statusCode()).isEqualTo(200);
    assertAttempt(0, "/api/v1/custom/completions", "sk-one", "gpt-4o");
    assertThat(providers.get(1).attempts()).isEmpty();
    assertThat(providers.get(2).attempts()).isEmpty();
  }

  @Test
  void a_primary_that_answers_429_is_left_for_the_second_path_secret_and_model() throws Exception {
    providers.get(0).behaving(Behaviour.status(429));

    assertThat(post().statusCode()).isEqualTo(200);
    assertAttempt(0, "/api/v1/custom/completions", "sk-one", "gpt-4o");
    assertAttempt(1, "/api/v2/fallback/completions", "sk-two", "gpt-4.0-turbo");
    assertThat(providers.get(2).attempts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"503", "dropped"})
  void two_failing_priorities_lead_to_the_third(String failure) throws Exception {
    Behaviour failing = failure.equals("503") ? Behaviour.status(503) : Behaviour.DROP;
    providers.get(0).behaving(failing);
    providers.get(1).behaving(failing);

    assertThat(post().statusCode()).isEqualTo(200);
    assertAttempt(2, "/v1/chat/completions", "sk-three", "gpt-3.5-turbo");
  }

  private void assertAttempt(int index, String path, String token, String model) {
    Attempt attempt = providers.get(index).onlyAttempt();
    assertThat(attempt.path()).isEqualTo(path);
    assertThat(attempt.header("host")).isEqualTo("api.openai.com");
    assertThat(attempt.header("authorization")).isEqualTo("Bearer " + token);
    assertThat(attempt.text()).isEqualTo(BODY.replace("\"asked\"", '"' + model + '"'));
  }

  private HttpResponse<String> post() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + gateway.envoy().port() + "/v1/chat/completions"))
            .header("content-type", "application/json")
            .header("authorization", "Bearer the-client's-own")
            .POST(HttpRequest.BodyPublishers.ofString(BODY))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
