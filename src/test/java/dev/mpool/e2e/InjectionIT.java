package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.anthropic;
import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value of a manifest is a value: neither Mustache, YAML, Lua nor Envoy evaluates it. */
class InjectionIT {

  @RegisterExtension private final Gateway gateway = new Gateway();
  private final MockProvider provider = gateway.provider();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/{{name}}/{{{name}}}/%REQ(x)%?a=%UPSTREAM_METADATA(mpool:credential)%",
        "/\"'`\\x/{%25raw%25}/$(id)/]]--[[",
        "/%2F%00/..%2f/;/<script>&amp;=:,[]{}|*&!",
        "/-",
      })
  void paths_arrive_as_they_are(String path) throws Exception {
    gateway.start(BackendText.chain("x", openAi(provider).path(path)));

    assertThat(gateway.post("/ai/x", "{}").status()).isEqualTo(200);
    assertThat(provider.onlyAttempt().path()).isEqualTo(path);
  }

  @Test
  void tokens_prefixes_and_models_arrive_as_they_are() throws Exception {
    String tricky = "%REQ(x)% {{name}} \"'\\ -- ]] $(id)";
    gateway.start(
        BackendText.chain(
            "x",
            anthropic(provider)
                .model(tricky + "\u2028\u0000\u001b[2J")
                .field("apiVersion", tricky)
                .header("X-Custom", tricky + " ")
                .inline("T" + tricky)));

    assertThat(gateway.post("/ai/x", "{}").status()).isEqualTo(200);
    assertThat(provider.onlyAttempt().header("x-custom")).isEqualTo(tricky + " T" + tricky);
    assertThat(provider.onlyAttempt().header("anthropic-version")).isEqualTo(tricky);
    assertThat(provider.onlyAttempt().text())
        .isEqualTo(
            "{\"model\":\"%REQ(x)% {{name}} \\\"'\\\\ -- ]] $(id)\\u2028\\u0000\\u001b[2J\"}");
  }

  @Test
  void a_path_with_a_fragment_is_refused() {
    assertThat(refusal(BackendText.chain("x", openAi(provider).path("/a#b")))).contains("'#'");
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {"a\tb", "a\nb: c", "\u00e9", "\u007f", "a\u0000"})
  void what_a_header_cannot_carry_is_refused(String value) {
    assertThat(refusal(BackendText.chain("x", openAi(provider).header("X-Custom", value))))
        .isNotEmpty();
    assertThat(refusal(BackendText.chain("x", openAi(provider).inline("sk" + value + "sk"))))
        .isNotEmpty()
        .doesNotContain("sk" + value);
    assertThat(refusal(BackendText.chain("x", openAi(provider).header(value, "")))).isNotEmpty();
    assertThat(refusal(BackendText.chain("x", openAi(provider).path("/" + value)))).isNotEmpty();
    assertThat(refusal(BackendText.chain("x", openAi(provider).at(value, 80)))).isNotEmpty();
    assertThat(refusal(BackendText.chain("x", openAi(provider).secret(value)))).isNotEmpty();
    assertThat(refusal(BackendText.chain("x", anthropic(provider).field("apiVersion", value))))
        .isNotEmpty();
  }

  /** Why a manifest is not rendered; "" if it is. */
  private String refusal(BackendText backend) {
    try {
      gateway.start(backend);
      return "";
    } catch (AssertionError refused) {
      return refused.getMessage();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
