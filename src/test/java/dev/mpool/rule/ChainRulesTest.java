package dev.mpool.rule;

import static dev.mpool.rule.Manifest.OPENAI;
import static dev.mpool.rule.Manifest.llm;
import static dev.mpool.rule.Manifest.multipool;
import static dev.mpool.rule.Manifest.named;
import static dev.mpool.rule.Manifest.openAi;
import static dev.mpool.rule.Manifest.pool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules about a Backend's failover chain as a whole. */
class ChainRulesTest {

  private static final String ONE = openAi("one", "gpt-4o");
  private static final String TWO = openAi("two", "gpt-4o");
  private static final String ANTHROPIC =
      "provider: {anthropic: {authToken: {kind: SecretRef, secretRef: {name: a}}, model: claude}}";
  private static final String GEMINI =
      "provider: {gemini: {authToken: {kind: SecretRef, secretRef: {name: g}}, model: gemini,"
          + " apiVersion: v1}}";

  private static String openAiWithoutModel(String secret) {
    return ONE.replace("name: one", "name: " + secret).replace(", model: gpt-4o", "");
  }

  private static List<String> related(Diagnostic finding) {
    return finding.related().stream()
        .map(
            other ->
                other.message()
                    + " at "
                    + other.location().pointer().replace("/spec/ai/multipool/priorities/", ""))
        .toList();
  }

  @Test
  void mixedProvidersAreToldWithEveryEndpoint() {
    Checked checked = Checked.of(multipool(ONE, TWO, ANTHROPIC, GEMINI));
    assertThat(checked.rules()).containsExactly("mixed-providers");
    Diagnostic finding = checked.findings().get(0);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.location().pointer())
        .isEqualTo("/spec/ai/multipool/priorities/2/pool/0/provider");
    assertThat(Checked.describe(finding))
        .isEqualTo(
            "provider=`provider`: This provider is anthropic, but the first one is openai: the"
                + " multipool mixes openai, anthropic and gemini. | Use one type of provider in a"
                + " multipool, or pass --allow-mixed-providers if all of them read the same"
                + " request format.");
    assertThat(related(finding))
        .containsExactly(
            "priority 0, pool entry 0: openai at 0/pool/0/provider/openai",
            "priority 1, pool entry 0: openai at 1/pool/0/provider/openai",
            "priority 2, pool entry 0: anthropic at 2/pool/0/provider/anthropic",
            "priority 3, pool entry 0: gemini at 3/pool/0/provider/gemini");
    assertThat(finding.related())
        .extracting(Related::location)
        .extracting(place -> place.source().text().substring(place.span().start()))
        .satisfiesExactly(
            text -> assertThat(text).startsWith("openai: {"),
            text -> assertThat(text).startsWith("openai: {"),
            text -> assertThat(text).startsWith("anthropic: {"),
            text -> assertThat(text).startsWith("gemini: {"));
  }

  @Test
  void twoMixedTypesInOnePool() {
    Diagnostic finding = Checked.of(pool(GEMINI, ONE)).findings().get(0);
    assertThat(finding.message())
        .isEqualTo(
            "This provider is openai, but the first one is gemini: the multipool mixes gemini and"
                + " openai.");
    assertThat(related(finding))
        .containsExactly(
            "priority 0, pool entry 0: gemini at 0/pool/0/provider/gemini",
            "priority 0, pool entry 1: openai at 0/pool/1/provider/openai");
  }

  @Test
  void mixedProvidersCanBeAllowed() {
    Checked checked =
        Checked.with(
            RuleSettings.DEFAULTS.withMixedProvidersAllowed(true), multipool(ONE, ANTHROPIC));
    assertThat(checked.rules()).containsExactly("mixed-providers");
    assertThat(checked.findings().get(0).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void aProviderThatIsMissingIsNotMixed() {
    assertThat(Checked.of(multipool(ONE, "provider: {}")).rules())
        .doesNotContain("mixed-providers");
    assertThat(Checked.of(multipool(ONE, "pathOverride: {fullPath: /x}")).rules())
        .containsExactly("missing-field");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{pool: null}", "{pool: }"})
  void aPriorityWithoutAPoolIsAnError(String priority) {
    String manifest = multipool(ONE, TWO) + "        - " + priority + "\n";
    Checked checked = Checked.of(manifest);
    assertThat(checked.rules()).containsExactly("empty-priority");
    Diagnostic finding = checked.findings().get(0);
    assertThat(finding.location().pointer()).isEqualTo("/spec/ai/multipool/priorities/2");
    assertThat(Checked.describe(finding))
        .isEqualTo(
            "2=`"
                + (priority.equals("{}") ? "{}" : "pool")
                + "`: "
                + (priority.equals("{}")
                    ? "This priority has no pool."
                    : "The pool of this priority has no value.")
                + " The API server accepts it, and it crashes kgateway's controller. | Add a `pool` with at least one entry, or remove the"
                + " priority.");
  }

  @Test
  void theOnlyPriorityIsNotToBeRemoved() {
    assertThat(Checked.of(multipool() + "        - {}\n").findings())
        .extracting(finding -> finding.hint().orElse(""))
        .containsExactly("Add a `pool` with at least one entry.");
  }

  @Test
  void whatTheSchemaRefusesIsNoEmptyPriority() {
    assertThat(Checked.of(multipool(ONE, TWO) + "        - pool: []\n").rules())
        .containsExactly("value-not-allowed");
    assertThat(Checked.of(multipool(ONE, TWO) + "        - pool: x\n").rules())
        .containsExactly("wrong-type");
    assertThat(Checked.of(multipool(ONE, TWO) + "        - 7\n").of(Rule.EMPTY_PRIORITY)).isEmpty();
    assertThat(
            Checked.of("apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\nspec: 7\n")
                .of(Rule.EMPTY_PRIORITY))
        .isEmpty();
  }

  @Test
  void aSingleEndpointHasNoFailover() {
    assertThat(Checked.of(multipool(ONE)).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "multipool=`multipool`: This multipool has a single endpoint, so there is nothing to"
                + " fail over to. | Add a priority with another endpoint, or write `llm`"
                + " instead.");
    assertThat(Checked.of(multipool(ONE, TWO)).rules()).isEmpty();
    assertThat(Checked.of(pool(ONE, TWO)).rules()).isEmpty();
    assertThat(Checked.of(llm(ONE)).rules()).isEmpty();
    assertThat(Checked.of(multipool(ONE) + "        - {}\n").rules())
        .containsExactly("empty-priority");
  }

  @Test
  void anEqualEndpointIsToldWithTheFirst() {
    Checked checked = Checked.of(multipool(ONE, TWO, ONE));
    assertThat(checked.rules()).containsExactly("duplicate-endpoint");
    Diagnostic finding = checked.findings().get(0);
    assertThat(finding.location().pointer()).isEqualTo("/spec/ai/multipool/priorities/2/pool/0");
    assertThat(Checked.describe(finding))
        .isEqualTo(
            "0=`provider`: This endpoint is the same as priority 0, pool entry 0: host, path, model"
                + " and credential are equal. | Change what should differ, or remove the"
                + " priority.");
    assertThat(related(finding)).containsExactly("priority 0, pool entry 0 at 0/pool/0");
    Checked inOnePool = Checked.of(pool(ONE, ONE));
    assertThat(inOnePool.rules()).containsExactly("duplicate-endpoint");
    assertThat(inOnePool.findings().get(0).hint())
        .contains("Change what should differ, or remove the entry.");
  }

  /** A pair of entries that differ in one place each: none of these is the same endpoint. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "secretRef: {name: key} | secretRef: {name: key2}",
        "model: gpt-4o | model: gpt-5",
        "fullPath: /a | fullPath: /b",
        "host: a.example.com | host: b.example.com",
        "port: 443 | port: 8443",
        "headerName: a | headerName: b",
        "prefix: 'a ' | prefix: 'b '",
      })
  void endpointsDifferInAnyOfThese(String from, String to) {
    String entry =
        "hostOverride: {host: a.example.com, port: 443}\npathOverride: {fullPath: /a}\n"
            + "authHeaderOverride: {headerName: a, prefix: 'a '}\n"
            + OPENAI;
    assertThat(entry).contains(from);
    assertThat(Checked.of(multipool(entry, entry.replace(from, to))).of(Rule.DUPLICATE_ENDPOINT))
        .isEmpty();
    assertThat(Checked.of(multipool(entry, entry)).rules()).containsExactly("duplicate-endpoint");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "azureopenai | endpoint: a.com, deploymentName: d, apiVersion: v | a.com | b.com",
        "azureopenai | endpoint: a.com, deploymentName: d, apiVersion: v | Name: d | Name: e",
        "azureopenai | endpoint: a.com, deploymentName: d, apiVersion: v | Version: v | Version: w",
        "gemini | model: m, apiVersion: v | model: m | model: k",
        "gemini | model: m, apiVersion: v | Version: v | Version: w",
        "anthropic | model: m, apiVersion: v | Version: v | Version: w",
        "anthropic | model: m, apiVersion: v | model: m | model: k",
        "vertexai | publisher: GOOGLE, model: m, apiVersion: v, projectId: p, location: l, modelPath: x | model: m | model: k",
        "vertexai | publisher: GOOGLE, model: m, apiVersion: v, projectId: p, location: l, modelPath: x | Version: v | Version: w",
        "vertexai | publisher: GOOGLE, model: m, apiVersion: v, projectId: p, location: l, modelPath: x | Id: p | Id: q",
        "vertexai | publisher: GOOGLE, model: m, apiVersion: v, projectId: p, location: l, modelPath: x | location: l | location: k",
        "vertexai | publisher: GOOGLE, model: m, apiVersion: v, projectId: p, location: l, modelPath: x | Path: x | Path: z",
      })
  void providersDifferInTheirFields(String type, String fields, String from, String to) {
    String entry =
        "provider: {"
            + type
            + ": {authToken: {kind: SecretRef, secretRef: {name: key}}, "
            + fields
            + "}}";
    assertThat(entry).contains(from);
    assertThat(Checked.of(multipool(entry, entry.replace(from, to))).rules()).isEmpty();
    assertThat(Checked.of(multipool(entry, entry)).rules()).containsExactly("duplicate-endpoint");
  }

  @Test
  void hostsAndHeadersAreEqualInAnyCase() {
    String entry =
        "hostOverride: {host: a.example.com, port: 443}\nauthHeaderOverride: {headerName: key}\n"
            + OPENAI;
    String other = entry.replace("a.example.com", "A.Example.Com").replace(": key}\n", ": KEY}\n");
    assertThat(Checked.of(multipool(entry, other)).rules()).containsExactly("duplicate-endpoint");
  }

  @Test
  void tokensTellEndpointsApart() {
    String one = openAi("authToken: {kind: Inline, inline: sk-1}");
    String two = openAi("authToken: {kind: Inline, inline: sk-2}");
    String secret = openAi("authToken: {kind: SecretRef, secretRef: {name: sk-1}}");
    String client = openAi("authToken: {kind: Passthrough}");
    assertThat(Checked.of(multipool(one, two, secret, client)).of(Rule.DUPLICATE_ENDPOINT))
        .isEmpty();
    assertThat(Checked.of(multipool(one, two, one)).of(Rule.DUPLICATE_ENDPOINT)).hasSize(1);
    assertThat(Checked.of(multipool(client, one, client)).of(Rule.DUPLICATE_ENDPOINT)).hasSize(1);
    String none = openAi("authToken: {kind: Inline}");
    assertThat(Checked.of(multipool(none, client)).of(Rule.DUPLICATE_ENDPOINT)).isEmpty();
    assertThat(Checked.of(multipool(none, none)).of(Rule.DUPLICATE_ENDPOINT)).hasSize(1);
    String bedrock = "provider: {bedrock: {model: m}}";
    assertThat(Checked.of(multipool(bedrock, bedrock.replace(": m}", ": k}"))).rules())
        .containsOnly("bedrock-unsupported");
  }

  @Test
  void anEndpointThatTheSchemaRefusesIsNoDuplicate() {
    assertThat(Checked.of(multipool("provider: {}", "provider: {}")).of(Rule.DUPLICATE_ENDPOINT))
        .isEmpty();
  }

  @Test
  void anEndpointWithoutAModelStandsOutWhereOthersSetOne() {
    Checked checked = Checked.of(multipool(openAiWithoutModel("one"), TWO, GEMINI));
    Diagnostic finding =
        checked.findings().stream().filter(f -> f.rule() == Rule.MODEL_MISSING).findAny().get();
    assertThat(Checked.describe(finding))
        .isEqualTo(
            "openai=`openai`: No model is set here, unlike elsewhere in this Backend: this provider"
                + " gets whatever model the client asks for. | Add `model` with a model of this"
                + " provider.");
    assertThat(related(finding))
        .containsExactly("priority 1, pool entry 0 sets a model at 1/pool/0/provider/openai/model");
    assertThat(Checked.of(multipool(ONE, TWO, openAiWithoutModel("three"))).findings())
        .singleElement()
        .satisfies(
            other ->
                assertThat(related(other))
                    .containsExactly(
                        "priority 0, pool entry 0 sets a model at 0/pool/0/provider/openai/model"));
  }

  @Test
  void allEndpointsMayTakeTheClientsModel() {
    assertThat(Checked.of(multipool(openAiWithoutModel("one"), openAiWithoutModel("two"))).rules())
        .isEmpty();
    assertThat(Checked.of(llm(openAiWithoutModel("one"))).rules()).isEmpty();
    assertThat(
            Checked.with(
                    RuleSettings.DEFAULTS.withMixedProvidersAllowed(true),
                    multipool(openAiWithoutModel("one"), GEMINI))
                .rules())
        .containsExactly("mixed-providers");
  }

  @Test
  void providersOfSeveralTypesHaveNoModelInCommon() {
    String anthropic = ANTHROPIC.replace(", model: claude", "");
    String mixed = multipool(openAiWithoutModel("one"), anthropic);
    assertThat(Checked.of(mixed).rules()).containsExactly("mixed-providers");
    Checked checked = Checked.with(RuleSettings.DEFAULTS.withMixedProvidersAllowed(true), mixed);
    assertThat(checked.of(Rule.MODEL_MISSING))
        .containsExactly(
            "openai=`openai`: No model is set, so the model that the client asks for is asked of"
                + " providers of several types. | Add `model` with a model of openai.",
            "anthropic=`anthropic`: No model is set, so the model that the client asks for is asked"
                + " of providers of several types. | Add `model` with a model of anthropic.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \""})
  void anEmptyModelIsNone(String model) {
    assertThat(Checked.of(llm(openAi("one", model))).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "model=`"
                + model
                + "`: The model is empty, so the provider gets the model that the client asks for."
                + " | Write a model, or leave the field out.");
    assertThat(Checked.of(multipool(openAi("one", model), openAiWithoutModel("two"))).rules())
        .containsExactly("model-missing");
  }

  @Test
  void aClientsTokenGoesToOneHost() {
    String client = openAi("authToken: {kind: Passthrough}");
    String elsewhere = "hostOverride: {host: a.example.com, port: 443}\n" + client;
    Checked checked = Checked.of(multipool(ONE, client, elsewhere));
    assertThat(checked.rules()).containsExactly("passthrough-several-hosts");
    assertThat(Checked.describe(checked.findings().get(0)))
        .isEqualTo(
            "kind=`Passthrough`: The client's token is sent to this host as well as to the host of"
                + " priority 1, pool entry 0. | Give this endpoint a credential of its own with"
                + " `kind: SecretRef`.");
    assertThat(related(checked.findings().get(0)))
        .containsExactly("priority 1, pool entry 0 at 1/pool/0/provider/openai/authToken/kind");
    assertThat(Checked.of(multipool(client, client.replace("gpt-4o", "gpt-5"))).rules()).isEmpty();
    assertThat(
            Checked.of(multipool(elsewhere, elsewhere.replace("a.example", "A.example")))
                .of(Rule.PASSTHROUGH_SEVERAL_HOSTS))
        .isEmpty();
    String anthropic = "provider: {anthropic: {authToken: {kind: Passthrough}, model: m}}";
    assertThat(Checked.of(multipool(client, anthropic)).of(Rule.PASSTHROUGH_SEVERAL_HOSTS))
        .hasSize(1);
  }

  @Test
  void anAiBackendHasAName() {
    assertThat(Checked.of(named("generateName: chat-", llm(ONE))).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "generateName=`chat-`: The API server makes up this Backend's name, so no route can"
                + " refer to it and mpool cannot render it. | Write `name` instead of"
                + " `generateName`.");
    assertThat(Checked.of(named("name: chat, generateName: chat-", llm(ONE))).rules()).isEmpty();
    assertThat(
            Checked.of(
                    """
                    apiVersion: gateway.kgateway.dev/v1alpha1
                    kind: Backend
                    metadata: {generateName: proxy-}
                    spec: {type: DynamicForwardProxy, dynamicForwardProxy: {}}
                    """)
                .rules())
        .isEmpty();
  }
}
