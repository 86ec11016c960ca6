package dev.mpool.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.Rendering;
import dev.mpool.plan.Endpoint;
import dev.mpool.rule.RuleSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the endpoints of one Backend have to know about each other. */
class PoolFactsTest {

  private static final String SECRET = "authToken: {kind: SecretRef, secretRef: {name: a}}";
  private static final String CLIENTS = "authToken: {kind: Passthrough}";
  private static final String OPENAI = "provider: {openai: {%s}}".formatted(SECRET);
  private static final String OPENAI_WITH_MODEL =
      "provider: {openai: {model: gpt, %s}}".formatted(SECRET);
  private static final String OPENAI_PASSTHROUGH = "provider: {openai: {%s}}".formatted(CLIENTS);
  private static final String OWN_HEADER = "authHeaderOverride: {headerName: X-Token}, " + OPENAI;
  private static final String OWN_HEADER_PASSTHROUGH =
      "authHeaderOverride: {headerName: X-Token}, " + OPENAI_PASSTHROUGH;
  private static final String ANTHROPIC = "provider: {anthropic: {%s}}".formatted(SECRET);
  private static final String ANTHROPIC_WITH_MODEL =
      "provider: {anthropic: {model: claude, %s}}".formatted(SECRET);
  private static final String ANTHROPIC_WITH_VERSION =
      "provider: {anthropic: {apiVersion: '2024-01-01', %s}}".formatted(SECRET);
  private static final String GEMINI =
      "provider: {gemini: {model: pro, apiVersion: v1, %s}}".formatted(SECRET);
  private static final String GEMINI_WITH_PATH = "pathOverride: {fullPath: /own}, " + GEMINI;

  private static List<Endpoint> endpoints(String... entries) {
    List<String> pool = new ArrayList<>();
    for (String entry : entries) {
      pool.add("{" + entry + "}");
    }
    String manifest =
        """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: chat}
        spec: {type: AI, ai: {multipool: {priorities: [{pool: [%s]}]}}}
        """;
    return Rendering.plan(
            manifest.formatted(String.join(", ", pool)),
            RuleSettings.DEFAULTS.withMixedProvidersAllowed(true))
        .backends()
        .get(0)
        .endpoints();
  }

  private static PoolFacts facts(String... entries) {
    return PoolFacts.of(endpoints(entries));
  }

  @Test
  void every_credential_of_the_client_goes_before_the_first_attempt() {
    PoolFacts facts = facts(OPENAI, OWN_HEADER);

    assertThat(facts.removed())
        .containsExactly(
            "api-key",
            "authorization",
            "key",
            "proxy-authorization",
            "x-api-key",
            "x-goog-api-key",
            "x-token");
    assertThat(facts.remember()).isEmpty();
  }

  @Test
  void an_attempt_takes_away_what_another_may_have_set() {
    assertThat(facts(OPENAI, OWN_HEADER).strip()).containsExactly("authorization", "x-token");
    assertThat(facts(OPENAI, OPENAI).strip()).isEmpty();
  }

  @Test
  void a_passthrough_needs_the_clients_credential_on_every_attempt() {
    PoolFacts facts = facts(OPENAI, OWN_HEADER_PASSTHROUGH);

    assertThat(facts.removed()).isEmpty();
    assertThat(facts.strip()).contains("authorization", "x-token", "key", "proxy-authorization");
    assertThat(facts.remember()).containsExactly(":path", "authorization", "x-token");
  }

  @Test
  void a_single_attempt_remembers_nothing() {
    assertThat(facts(OPENAI_PASSTHROUGH).remember()).isEmpty();
    assertThat(facts(GEMINI).remember()).isEmpty();
  }

  @Test
  void a_later_attempt_must_know_whether_the_client_asked_for_a_stream() {
    assertThat(facts(GEMINI, GEMINI_WITH_PATH).remember()).containsExactly(":path");
    assertThat(facts(GEMINI_WITH_PATH, GEMINI_WITH_PATH).remember()).isEmpty();
  }

  @Test
  void a_later_attempt_must_know_which_operation_the_client_asked_for() {
    String withPath = "pathOverride: {fullPath: /own}, " + OPENAI;
    assertThat(facts(withPath, OPENAI).remember()).containsExactly(":path");
    assertThat(facts(withPath, withPath).remember()).isEmpty();
  }

  @Test
  void a_later_attempt_may_need_the_clients_anthropic_version() {
    assertThat(facts(ANTHROPIC, ANTHROPIC_WITH_VERSION).remember())
        .containsExactly(":path", "anthropic-version");
    assertThat(facts(ANTHROPIC, ANTHROPIC).remember()).isEmpty();
    assertThat(facts(ANTHROPIC_WITH_VERSION, ANTHROPIC_WITH_VERSION).remember()).isEmpty();
    assertThat(facts(ANTHROPIC, ANTHROPIC_WITH_MODEL).remember())
        .containsExactly(":path", "anthropic-version", "content-length");
  }

  @Test
  void an_anthropic_version_goes_to_anthropic_only() {
    PoolFacts mixed = facts(ANTHROPIC, OPENAI);

    assertThat(mixed.strip()).containsExactly("anthropic-version", "authorization", "x-api-key");
    assertThat(mixed.remember()).containsExactly(":path", "anthropic-version");
    assertThat(facts(ANTHROPIC_WITH_VERSION, OPENAI).remember()).isEmpty();
    assertThat(facts(ANTHROPIC, ANTHROPIC_WITH_VERSION).strip()).isEmpty();
  }

  @Test
  void a_later_attempt_may_send_a_body_of_another_length() {
    assertThat(facts(OPENAI, OPENAI_WITH_MODEL).remember())
        .containsExactly(":path", "content-length");
    assertThat(facts(OPENAI_WITH_MODEL, OPENAI_WITH_MODEL).remember()).isEmpty();
    assertThat(facts(OPENAI, OPENAI).remember()).isEmpty();
  }
}
