package dev.mpool.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.MockProvider.Attempt;
import dev.mpool.model.TlsChoice;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A provider whose manifest overrides nothing is asked at its own name, over TLS. Only the
 * addresses that the names resolve to are the test's.
 */
class ProviderHostsIT {

  @RegisterExtension private static final Gateway gateway = new Gateway();

  private static MockProvider provider;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    TestCertificates certificates = new TestCertificates();
    SSLContext anyHost =
        certificates.server(
            "api.openai.com",
            "api.anthropic.com",
            "example.openai.azure.com",
            "generativelanguage.googleapis.com",
            "aiplatform.eu.rep.googleapis.com",
            "aiplatform.googleapis.com");
    provider = gateway.provider(anyHost);
    EndpointText vertex = EndpointText.vertex(provider).atItsOwnHost();
    String backends =
        BackendText.chain("openai", EndpointText.openAi(provider).atItsOwnHost()).toString()
            + BackendText.chain("anthropic", EndpointText.anthropic(provider).atItsOwnHost())
            + BackendText.chain("azure", EndpointText.azure(provider).atItsOwnHost())
            + BackendText.chain("azure-scheme", EndpointText.azure(provider).atItsOwnHost())
                .toString()
                .replace("\"example.openai", "\"https://example.openai")
            + BackendText.chain("gemini", EndpointText.gemini(provider).atItsOwnHost())
            + BackendText.chain("vertex", vertex)
            + BackendText.chain("vertex-global", vertex).toString().replace("\"eu\"", "\"global\"");
    gateway
        .tls(TlsChoice.AUTO, certificates.authorityIn(folder))
        .start(
            backends,
            config ->
                config.replaceAll(
                    "address: \"[a-z.-]+\", port_value: 443",
                    "address: \"127.0.0.1\", port_value: " + provider.port()));
  }

  @ParameterizedTest
  @CsvSource({
    "openai, api.openai.com",
    "anthropic, api.anthropic.com",
    "azure, example.openai.azure.com",
    "azure-scheme, example.openai.azure.com",
    "gemini, generativelanguage.googleapis.com",
    "vertex, aiplatform.eu.rep.googleapis.com",
    "vertex-global, aiplatform.googleapis.com",
  })
  void is_asked_at_its_own_name(String backend, String host) throws Exception {
    assertThat(gateway.post("/ai/" + backend, "{}").status()).isEqualTo(200);

    Attempt attempt = provider.onlyAttempt();
    assertThat(attempt.header("host")).isEqualTo(host);
    assertThat(attempt.serverName()).isEqualTo(host);
    assertThat(attempt.path()).doesNotContain("key=", "sk-");
  }
}
