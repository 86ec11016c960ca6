package dev.mpool.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.Rendering;
import dev.mpool.model.FailoverOrder;
import dev.mpool.model.SecretNaming;
import dev.mpool.model.TlsChoice;
import dev.mpool.rule.RuleSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an endpoint comes to when its manifest leaves something out, and when it does not. */
class PlannerTest {

  private static final String TOKEN = "authToken: {kind: SecretRef, secretRef: {name: my-key}}";
  private static final String VERTEX = "projectId: p, publisher: GOOGLE, ";

  private static FailoverPlan plan(String entries, RuleSettings settings) {
    return Rendering.plan(
        """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: chat, namespace: ai}
        spec:
          type: AI
          ai:
            multipool:
              priorities:
        """
            + entries.indent(6),
        settings);
  }

  /** The plan of one endpoint; {@code fields} are those of its provider. */
  private static Endpoint endpoint(String overrides, String provider, String fields) {
    return endpoint(overrides, provider, fields, RuleSettings.DEFAULTS);
  }

  private static Endpoint endpoint(
      String overrides, String provider, String fields, RuleSettings settings) {
    String entry = "- pool: [{%s provider: {%s: {%s %s}}}]";
    return plan(entry.formatted(overrides, provider, fields, TOKEN), settings)
        .backends()
        .get(0)
        .endpoints()
        .get(0);
  }

  @Test
  void openai_is_reached_at_its_own_host_path_and_header() {
    Endpoint endpoint = endpoint("", "openai", "");

    assertThat(endpoint.address()).isEqualTo(verified("api.openai.com", 443));
    assertThat(endpoint.path())
        .isEqualTo(new EndpointPath(Optional.empty(), "/v1/chat/completions", Optional.empty()));
    assertThat(endpoint.model()).isEmpty();
    assertThat(endpoint.bodyModel()).isEmpty();
    assertThat(endpoint.anthropicVersion()).isEmpty();
    assertThat(endpoint.credential())
        .isEqualTo(
            new Credential.Variable(
                "authorization",
                "Bearer ",
                new Credential.SecretName("ai", "my-key"),
                "MPOOL_SECRET_AI_MY_KEY"));
  }

  @Test
  void a_model_of_openai_replaces_the_one_in_the_body() {
    Endpoint endpoint = endpoint("", "openai", "model: gpt-4o,");

    assertThat(endpoint.model()).contains("gpt-4o");
    assertThat(endpoint.bodyModel()).contains("gpt-4o");
  }

  @Test
  void an_empty_model_names_none() {
    Endpoint endpoint = endpoint("", "openai", "model: '',");

    assertThat(endpoint.model()).isEmpty();
    assertThat(endpoint.bodyModel()).isEmpty();
  }

  @Test
  void anthropic_has_its_own_header_and_sends_the_version_of_the_manifest() {
    Endpoint endpoint = endpoint("", "anthropic", "model: claude, apiVersion: 2024-01-01,");

    assertThat(endpoint.address()).isEqualTo(verified("api.anthropic.com", 443));
    assertThat(endpoint.path().providerDefault()).isEqualTo("/v1/messages");
    assertThat(endpoint.bodyModel()).contains("claude");
    assertThat(endpoint.anthropicVersion()).contains("2024-01-01");
    assertThat(endpoint.credential().header()).isEqualTo("x-api-key");
    assertThat(endpoint.credential().prefix()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "res.openai.azure.com,           res.openai.azure.com, 443",
    "https://res.openai.azure.com,   res.openai.azure.com, 443",
    "https://res.openai.azure.com/,  res.openai.azure.com, 443",
    "res.openai.azure.com:8443,      res.openai.azure.com, 8443",
    "'https://[fd00::8]:8443',       fd00::8, 8443",
  })
  void an_azure_endpoint_may_have_scheme_and_port(String written, String host, int port) {
    String fields = "endpoint: '%s', deploymentName: gpt, apiVersion: 2024-06-01,";
    Endpoint endpoint = endpoint("", "azureopenai", fields.formatted(written));

    assertThat(endpoint.address()).isEqualTo(verified(host, port));
    assertThat(endpoint.path().providerDefault())
        .isEqualTo("/openai/deployments/gpt/chat/completions?api-version=2024-06-01");
    assertThat(endpoint.credential().header()).isEqualTo("api-key");
    assertThat(endpoint.credential().prefix()).isEmpty();
    assertThat(endpoint.bodyModel()).isEmpty();
  }

  @Test
  void the_model_of_gemini_is_in_its_paths_and_not_in_the_body() {
    Endpoint endpoint = endpoint("", "gemini", "model: pro, apiVersion: v1beta,");

    assertThat(endpoint.address().host()).isEqualTo("generativelanguage.googleapis.com");
    assertThat(endpoint.path().providerDefault()).isEqualTo("/v1beta/models/pro:generateContent");
    assertThat(endpoint.path().streamingDefault())
        .contains("/v1beta/models/pro:streamGenerateContent?alt=sse");
    assertThat(endpoint.model()).contains("pro");
    assertThat(endpoint.bodyModel()).isEmpty();
    assertThat(endpoint.credential().header()).isEqualTo("x-goog-api-key");
  }

  @ParameterizedTest
  @CsvSource({
    "europe-west4, europe-west4-aiplatform.googleapis.com",
    "global,       aiplatform.googleapis.com",
  })
  void the_location_of_vertexai_is_in_its_host_and_paths(String location, String host) {
    String fields = VERTEX + "model: pro, apiVersion: v1, location: " + location + ",";
    Endpoint endpoint = endpoint("", "vertexai", fields);

    String model = "/v1/projects/p/locations/" + location + "/publishers/google/models/pro";
    assertThat(endpoint.address()).isEqualTo(verified(host, 443));
    assertThat(endpoint.path().providerDefault()).isEqualTo(model + ":generateContent");
    assertThat(endpoint.path().streamingDefault())
        .contains(model + ":streamGenerateContent?alt=sse");
    assertThat(endpoint.credential().header()).isEqualTo("authorization");
    assertThat(endpoint.credential().prefix()).isEqualTo("Bearer ");
    assertThat(endpoint.bodyModel()).isEmpty();
  }

  @Test
  void a_model_path_of_vertexai_is_the_method_for_streams_too() {
    String fields = VERTEX + "model: pro, apiVersion: v1, location: global, modelPath: predict,";
    Endpoint endpoint = endpoint("", "vertexai", fields);

    assertThat(endpoint.path().providerDefault()).endsWith("/models/pro:predict");
    assertThat(endpoint.path().streamingDefault()).isEmpty();
  }

  @Test
  void overrides_come_first_and_the_default_path_stays_known() {
    String overrides =
        "hostOverride: {host: LLM.example.com, port: 8443},"
            + " pathOverride: {fullPath: '/own?x=1'},"
            + " authHeaderOverride: {headerName: X-Token, prefix: 'Token '},";
    Endpoint endpoint = endpoint(overrides, "openai", "");

    assertThat(endpoint.address()).isEqualTo(verified("LLM.example.com", 8443));
    assertThat(endpoint.path().override()).contains("/own?x=1");
    assertThat(endpoint.path().providerDefault()).isEqualTo("/v1/chat/completions");
    assertThat(endpoint.credential().header()).isEqualTo("x-token");
    assertThat(endpoint.credential().prefix()).isEqualTo("Token ");
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO,   443,  false, VERIFIED",
    "AUTO,   8443, false, VERIFIED",
    "AUTO,   8080, false, PLAINTEXT",
    "AUTO,   443,  true,  UNVERIFIED",
    "AUTO,   8080, true,  PLAINTEXT",
    "ALWAYS, 8080, false, VERIFIED",
    "ALWAYS, 8080, true,  UNVERIFIED",
    "NEVER,  443,  false, PLAINTEXT",
    "NEVER,  443,  true,  PLAINTEXT",
  })
  void tls_follows_port_choice_and_manifest(
      TlsChoice choice, int port, boolean unverified, Address.Tls expected) {
    String override = "hostOverride: {host: llm, port: %d, insecureSkipVerify: %s},";
    RuleSettings settings = RuleSettings.DEFAULTS.withTls(choice);

    Endpoint endpoint = endpoint(override.formatted(port, unverified), "openai", "", settings);

    assertThat(endpoint.address().tls()).isEqualTo(expected);
  }

  @Test
  void a_secret_may_be_a_mounted_file() {
    RuleSettings settings =
        RuleSettings.DEFAULTS.withSecrets(new SecretNaming.Directory("/etc/secrets"));

    assertThat(endpoint("", "openai", "", settings).credential())
        .isInstanceOfSatisfying(
            Credential.MountedFile.class,
            file -> assertThat(file.path()).isEqualTo("/etc/secrets/ai/my-key/Authorization"));
  }

  @Test
  void an_inline_token_keeps_no_bearer_and_a_passthrough_has_none() {
    List<Endpoint> endpoints =
        plan(
                """
                - pool:
                  - provider: {openai: {authToken: {kind: Inline, inline: Bearer sk-x}}}
                  - provider: {openai: {authToken: {kind: Passthrough}}}
                """,
                RuleSettings.DEFAULTS)
            .backends()
            .get(0)
            .endpoints();

    assertThat(endpoints.get(0).credential())
        .isInstanceOfSatisfying(
            Credential.Inline.class,
            inline -> assertThat(inline.token().reveal()).isEqualTo("sk-x"));
    assertThat(endpoints.get(1).credential())
        .isEqualTo(new Credential.Passthrough("authorization", "Bearer "));
  }

  @Test
  void endpoints_keep_their_priority_place_and_line() {
    FailoverPlan plan =
        plan(
            """
            - pool:
              - provider: {openai: {%1$s}}
              - provider: {openai: {model: b, %1$s}}
            - pool:
              - provider: {openai: {model: c, %1$s}}
            """
                .formatted(TOKEN),
            RuleSettings.DEFAULTS);

    BackendPlan backend = plan.backends().get(0);
    assertThat(backend.name()).hasToString("ai/chat");
    assertThat(backend.priorities()).extracting(List::size).containsExactly(2, 1);
    assertThat(backend.endpoints()).extracting(Endpoint::priority).containsExactly(0, 0, 1);
    assertThat(backend.endpoints()).extracting(Endpoint::poolIndex).containsExactly(0, 1, 0);
    assertThat(backend.endpoints()).extracting(Endpoint::line).containsExactly(10, 11, 13);
  }

  @ParameterizedTest
  @CsvSource({
    "1,       0.0",
    "3,       0.0 0.1 0.2",
    "1 1 1,   0.0 1.0 2.0",
    "2 2,     0.0 1.0 0.1 1.1",
    "2 1,     0.0 1.0 0.1",
    "1 2,     0.0 1.0 0.0 1.1",
    "1 3 1,   0.0 1.0 2.0 0.0 1.1 2.0 0.0 1.2",
    "2 3,     0.0 1.0 0.1 1.1 0.0 1.2",
  })
  void every_endpoint_has_its_turn_and_priorities_take_turns(String pools, String attempts) {
    BackendPlan backend = backend(pools);

    List<String> order = new ArrayList<>();
    for (Endpoint endpoint : backend.attempts()) {
      order.add(endpoint.priority() + "." + endpoint.poolIndex());
    }
    assertThat(String.join(" ", order)).isEqualTo(attempts);
  }

  @Test
  void a_request_is_tried_twenty_times_at_most() {
    assertThat(backend("20").attempts()).hasSize(20);
    assertThat(backend("1 20").attempts()).hasSize(20);
  }

  /** A Backend with pools of these sizes. */
  private static BackendPlan backend(String pools) {
    StringBuilder priorities = new StringBuilder();
    for (String size : pools.split(" ")) {
      String entry = "  - provider: {openai: {" + TOKEN + "}}\n";
      priorities.append("- pool:\n").append(entry.repeat(Integer.parseInt(size)));
    }
    RuleSettings rules = RuleSettings.DEFAULTS.withOrder(FailoverOrder.PRIORITY_FIRST);
    return plan(priorities.toString(), rules).backends().get(0);
  }

  private static Address verified(String host, int port) {
    return new Address(host, port, Address.Tls.VERIFIED);
  }
}
