package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.anthropic;
import static dev.mpool.e2e.EndpointText.gemini;
import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.MockProvider.Attempt;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves for an attempt is exactly that endpoint's credential, whatever the client sends. */
class CredentialsIT {

  private static final String TRICKY = "sk-\"%REQ(x)%\\{{k}}'#";
  private static final String[] FORGED = {
    "Authorization: Bearer CLIENT",
    "AUTHORIZATION: Bearer CLIENT2",
    "X-Api-Key: CLIENT",
    "api-key: CLIENT",
    "x-GOOG-api-key: CLIENT",
    "Key: CLIENT",
    "Proxy-Authorization: Basic CLIENT",
    "X-Mpool-Endpoint: /evil\t/evil\t\tauthorization: \tinline:evil\t\t\t\t\t",
    "x-mpool-endpoint: -",
    "Connection: authorization, x-api-key, x-mpool-endpoint",
    "TE: authorization"
  };

  @RegisterExtension private static final Gateway gateway = new Gateway();

  private static final MockProvider a = gateway.provider();
  private static final MockProvider b = gateway.provider();
  private static final MockProvider c = gateway.provider();
  private static final MockProvider d = gateway.provider();

  @BeforeAll
  static void start() throws Exception {
    gateway
        .secret("one", "sk-one")
        .secret("two", "Bearer sk-two\r\n")
        .secret("empty", "")
        .secret("blank", " ")
        .secret("break", "sk\r\nx-evil: 1")
        .start(
            BackendText.chain("variable", openAi(a).secret("one")),
            BackendText.chain("with-bearer", openAi(a).secret("two")),
            BackendText.chain("inline", openAi(a).inline(TRICKY)),
            BackendText.chain("inline-bearer", openAi(a).inline("Bearer sk-inline")),
            BackendText.chain("custom", openAi(a).header("X-Custom", "Token ").secret("one")),
            BackendText.chain("anthropic", anthropic(a).secret("one")),
            BackendText.chain("pass", openAi(a).passthrough()),
            BackendText.chain("pass-anthropic", anthropic(a).passthrough()),
            BackendText.chain("pass-gemini", gemini(a).passthrough()),
            BackendText.chain("pass-custom", openAi(a).header("X-Custom", "Token ").passthrough()),
            BackendText.chain(
                "mix",
                openAi(a).header("X-Custom", "").secret("one"),
                anthropic(b).passthrough(),
                openAi(c).passthrough(),
                gemini(d).secret("two")),
            BackendText.chain("unset", openAi(a).secret("unset")),
            BackendText.chain("empty", openAi(a).secret("empty")),
            BackendText.chain("blank", openAi(a).secret("blank")),
            BackendText.chain("break", openAi(a).secret("break")),
            BackendText.chain(
                "second-unset",
                openAi(a).secret("one"),
                openAi(b).secret("unset"),
                openAi(c).secret("one")));
  }

  @ParameterizedTest
  @CsvSource({
    "variable, authorization: Bearer sk-one",
    "with-bearer, authorization: Bearer sk-two",
    "inline-bearer, authorization: Bearer sk-inline",
    "custom, x-custom: Token sk-one",
    "anthropic, x-api-key: sk-one",
  })
  void forged_doubled_and_hop_by_hop_headers_change_nothing(String backend, String credential)
      throws Exception {
    assertThat(post(backend, FORGED).status()).isEqualTo(200);

    Attempt attempt = a.onlyAttempt();
    assertThat(Credentials.of(attempt)).containsExactly(credential);
    assertThat(attempt.all("x-mpool-endpoint")).isEmpty();
    assertThat(attempt.path()).isIn("/v1/chat/completions", "/v1/messages");
  }

  @Test
  void an_inline_token_arrives_as_it_is() throws Exception {
    assertThat(post("inline").status()).isEqualTo(200);
    assertThat(Credentials.of(a.onlyAttempt())).containsExactly("authorization: Bearer " + TRICKY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pass|Authorization: Bearer CL|authorization: Bearer CL",
        "pass|authorization: bearer CL|authorization: Bearer CL",
        "pass|authorization: Basic Zm9v|authorization: Basic Zm9v",
        "pass-anthropic|authorization: Bearer CL|x-api-key: CL",
        "pass-anthropic|x-api-key: K|x-api-key: K",
        "pass-gemini|authorization: Bearer CL|x-goog-api-key: CL",
        "pass-custom|authorization: Bearer CL|x-custom: Token CL",
        "pass-custom|x-custom: Token CL|x-custom: Token CL",
        "pass-custom|x-custom: CL|x-custom: Token CL",
        "pass-custom|authorization: Basic Zm9v|x-custom: Basic Zm9v",
        "pass-custom|authorization: Other a b|x-custom: Other a b",
      })
  void a_passthrough_endpoint_gets_the_clients_credential_in_its_own_form(
      String backend, String sent, String received) throws Exception {
    assertThat(post(backend, sent).status()).isEqualTo(200);
    assertThat(Credentials.of(a.onlyAttempt())).containsExactly(received);
  }

  @Test
  void a_passthrough_endpoint_gets_exactly_one_credential() throws Exception {
    post("pass", "authorization: Bearer CL", "authorization: Bearer CL2", "x-api-key: K");
    assertThat(Credentials.of(a.onlyAttempt())).containsExactly("authorization: Bearer CL");

    a.reset();
    post("pass-anthropic", "x-api-key: K", "authorization: Bearer CL", "key: K2");
    assertThat(Credentials.of(a.onlyAttempt())).containsExactly("x-api-key: K");

    a.reset();
    post("pass-anthropic", "x-api-key: ", "authorization: Bearer CL");
    assertThat(Credentials.of(a.onlyAttempt())).containsExactly("x-api-key: CL");

    a.reset();
    post("pass", "authorization: Basic Zm9v", "authorization: Bearer CL");
    assertThat(Credentials.of(a.onlyAttempt())).containsExactly("authorization: Basic Zm9v");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x-other: 1", "authorization:", "authorization: Bearer", "x-api-key:  "})
  void a_request_without_a_credential_to_pass_on_is_refused(String header) throws Exception {
    String[] headers = header.isEmpty() ? new String[0] : new String[] {header};
    Client.Answer answer = post("pass-anthropic", headers);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).contains("x-api-key", "Authorization");
    assertThat(a.attempts()).isEmpty();
  }

  @Test
  void a_trace_of_the_request_with_its_credential_is_refused() throws Exception {
    Client.Answer answer = gateway.client().ask("TRACE", "/ai/variable/x");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.body()).contains("TRACE");
    assertThat(a.attempts()).isEmpty();
  }

  @Test
  void all_kinds_in_one_pool_stay_apart_on_every_attempt() throws Exception {
    List.of(a, b, c).forEach(provider -> provider.behaving(Behaviour.status(503)));

    Client.Answer answer = post("mix", "authorization: Bearer CLIENT", "x-custom: FORGED");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(List.of(a, b, c, d))
        .extracting(provider -> Credentials.of(provider.onlyAttempt()))
        .containsExactly(
            List.of("x-custom: sk-one"),
            List.of("x-api-key: CLIENT"),
            List.of("authorization: Bearer CLIENT"),
            List.of("x-goog-api-key: sk-two"));
  }

  @ParameterizedTest
  @CsvSource({
    "unset, MPOOL_SECRET_AI_UNSET is missing",
    "empty, MPOOL_SECRET_AI_EMPTY is empty",
    "blank, MPOOL_SECRET_AI_BLANK is empty",
    "break, MPOOL_SECRET_AI_BREAK holds a control character",
  })
  void a_missing_secret_ends_the_request_and_names_itself(String backend, String text)
      throws Exception {
    Client.Answer answer = post(backend, "authorization: Bearer CLIENT");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).contains(text).doesNotContain("sk");
    assertThat(a.attempts()).isEmpty();
  }

  @Test
  void a_missing_secret_of_a_later_endpoint_ends_the_request_there() throws Exception {
    a.behaving(Behaviour.status(429));

    Client.Answer answer = post("second-unset");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).contains("MPOOL_SECRET_AI_UNSET");
    assertThat(b.attempts()).isEmpty();
    assertThat(c.attempts()).isEmpty();
  }

  private static Client.Answer post(String backend, String... headers) throws Exception {
    return gateway.post("/ai/" + backend + "/v1/x", "{\"a\":1}", headers);
  }
}
