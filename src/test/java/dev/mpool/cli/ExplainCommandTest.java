package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mpool explain} and {@code mpool validate --crd}, as the command line runs them. */
class ExplainCommandTest {

  private static final String VALID = "testdata/valid/openai-multipool.yaml";
  private static final String MIXED = "testdata/invalid/mixed-ai-backend.yaml";
  private static final String WARNING = "testdata/valid/custom-endpoints-backend.yaml";
  private static final String CRD = "testdata/crd/backends.yaml";

  @ParameterizedTest
  @CsvSource({
    "text, 'gwtest/openai-multipool (line 6)'",
    "json, '{'",
    "markdown, '### gwtest/openai-multipool'",
    "mermaid, 'flowchart TD'",
    "svg, '<svg '",
  })
  void eachFormatShowsTheChain(String format, String beginning) {
    Run run = Run.of("explain", "--format", format, VALID);
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith(beginning).contains("/api/v2/fallback/completions");
  }

  @Test
  void aRequestIsFollowedFromFailureToAnswer() {
    Run run =
        Run.of("explain", "--request", "POST /v1/chat/completions", "--failing", "0,1", VALID);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("attempt 3: priority 2, pool entry 0 answers");
  }

  @Test
  void aRequestIsToldWherePoolsOfOtherSizesMayTurnTheOrder() {
    String pools = "testdata/valid/chain/pools-of-several.yaml";
    Run first =
        Run.of("explain", "--request", "POST /v1/chat/completions", "--failing", "0.0", pools);
    Run third =
        Run.of("explain", "--request", "POST /v1/chat/completions", "--failing", "0", pools);

    assertThat(first.out()).doesNotContain("Now and then");
    assertThat(third.out())
        .endsWith(
            "Now and then priority 2 comes before priority 1: their pools have not the size of the"
                + " first one.\n");
  }

  @Test
  void aBackendWithoutAChainIsNotLeftOutInSilence() throws Exception {
    String other =
        """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: other}
        spec: {type: DynamicForwardProxy, dynamicForwardProxy: {}}
        """;
    Run alone = Run.reading(other, "explain", "-");
    assertThat(alone)
        .isEqualTo(
            new Run(
                3,
                "",
                "mpool: No AI Backend found; Backends of other types have no failover chain.\n"));
    assertThat(Run.reading(other, "explain", "--allow-empty", "-").code()).isZero();
    Run beside = Run.reading(other, "explain", "-", VALID);
    assertThat(beside.code()).isZero();
    assertThat(beside.out()).isEqualTo(Run.of("explain", VALID).out());
    assertThat(beside.err())
        .isEqualTo("mpool: 1 Backend is left out: only AI Backends have a failover chain.\n");
  }

  @Test
  void aNearMissExplainsWhyThereIsNoBackend() {
    String nearly = "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: backend\n";
    Run run = Run.reading(nearly, "explain", "-");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("-:2:7: warning[nearly-a-backend]")
        .contains("\nmpool: No Backend found: ");
    Run failing = Run.reading(nearly, "explain", "--fail-on", "warning", "-");
    assertThat(failing.code()).isEqualTo(1);
    assertThat(failing.err())
        .contains("warning[nearly-a-backend]")
        .doesNotContain("No Backend", "No AI Backend");
    assertThat(Run.reading(nearly, "explain", "-", VALID).err()).isEmpty();
  }

  @Test
  void errorsAreToldInsteadOfAChain() {
    Run run = Run.of("explain", MIXED);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("error[mixed-providers]");
    assertThat(Run.of("explain", "--allow-mixed-providers", MIXED).code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"text", "json", "markdown", "mermaid", "svg"})
  void theBackendsWithoutErrorsAreShownBesideTheOthers(String format) {
    Run run = Run.of("explain", "--format", format, MIXED, VALID);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEqualTo(Run.of("explain", "--format", format, VALID).out());
    assertThat(run.err())
        .contains("error[mixed-providers]")
        .endsWith("mpool: 1 Backend is left out: it has errors.\n");
  }

  @Test
  void withoutASoundBackendJsonIsStillADocument() {
    Run run = Run.of("explain", "--format", "json", MIXED);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().replaceAll("\\s", "")).isEqualTo("{\"version\":1,\"backends\":[]}");
  }

  @Test
  void aFileThatCannotBeReadDoesNotHideTheOthers() {
    Run run = Run.of("explain", "testdata/none.yaml", VALID);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEqualTo(Run.of("explain", VALID).out());
    assertThat(run.err()).contains("error[unreadable-input]").doesNotContain("left out");
  }

  /** The error is told once, at the anchor, but it stands in both Backends that have the text. */
  @Test
  void anErrorInASharedTextIsInEveryBackendThatHasIt() {
    String list =
        """
        apiVersion: v1
        kind: List
        items:
        - apiVersion: gateway.kgateway.dev/v1alpha1
          kind: Backend
          metadata: {name: one}
          spec: &spec
            type: AI
            ai:
              llm:
                provider: {openai: {authToken: {kind: Passthrough}}}
                pathOverride: {fullPath: v1}
        - apiVersion: gateway.kgateway.dev/v1alpha1
          kind: Backend
          metadata: {name: two}
          spec: *spec
        - apiVersion: gateway.kgateway.dev/v1alpha1
          kind: Backend
          metadata: {name: three}
          spec: {type: AI, ai: {llm: {provider: {openai: {authToken: {kind: Passthrough}}}}}}
        """;
    Run run = Run.reading(list, "explain", "-");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).startsWith("default/three (line 19)").doesNotContain("one", "two");
    assertThat(run.err())
        .containsOnlyOnce("error[path-not-absolute]")
        .endsWith("mpool: 2 Backends are left out: they have errors.\n");
  }

  @Test
  void aRequestIsNotFollowedWhereABackendHasErrors() {
    Run run = Run.of("explain", "--request", "POST /gwtest/openai-multipool", MIXED, VALID);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("error[mixed-providers]").contains("request is not followed");
  }

  @Test
  void aWarningThatFailsTheRunIsTold() {
    Run run = Run.of("explain", "--fail-on", "warning", WARNING);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("fallback-ai.example.com");
    assertThat(run.err()).contains("warning[kgateway-plaintext-port]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST x", "POST /a b"})
  void aRequestIsAMethodAndAPath(String request) {
    Run run = Run.of("explain", "--request", request, VALID);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("mpool: --request: Write METHOD PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "0.", "0,,1", "-1", "0.1.2"})
  void failingEndpointsAreNumbers(String failing) {
    Run run = Run.of("explain", "--request", "/x", "--failing", failing, VALID);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("mpool: --failing: Write priorities");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|gwtest/openai-multipool has no priority 7; its priorities are 0 to 2.",
        "0,3.0|gwtest/openai-multipool has no priority 3; its priorities are 0 to 2.",
        "0,1.1|gwtest/openai-multipool has no entry 1.1; its entries of that pool are only 0.",
      })
  void failingEndpointsMustExist(String failing, String why) {
    Run run = Run.of("explain", "--request", "POST /x", "--failing", failing, VALID);
    assertThat(run).isEqualTo(new Run(2, "", "mpool: --failing: " + why + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "render"})
  void aVariableForASecretThatNobodyUsesIsTold(String command) {
    Run run =
        Run.of(
            command,
            "--secret-env",
            "gwtest/openai-secret-one=ONE",
            "--secret-env",
            "gwtest/openai-secret-tow=TWO",
            "--secret-env",
            "x/y=Z",
            VALID);

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("openai-secret-two");
    assertThat(run.err())
        .isEqualTo(
            "mpool: --secret-env: no Backend uses the Secret gwtest/openai-secret-tow. Did you"
                + " mean gwtest/openai-secret-two?\n"
                + "mpool: --secret-env: no Backend uses the Secret x/y.\n");
  }

  @Test
  void optionsThatNeedOrExcludeEachOtherAreWrongUsage() {
    assertThat(Run.of("explain", "--failing", "0", VALID).code()).isEqualTo(2);
    assertThat(Run.of("explain", "--request", "/x", "--format", "svg", VALID).code()).isEqualTo(2);
  }

  @Test
  void aCrdFileReplacesTheSchema() {
    assertThat(Run.of("validate", "--crd", CRD, VALID).code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "testdata/none.yaml, 'it does not exist.'",
    "testdata/valid/openai-multipool.yaml, 'This file has no CustomResourceDefinition'",
  })
  void aCrdFileThatCannotBeUsedIsAFailure(String file, String why) {
    Run run = Run.of("validate", "--crd", file, VALID);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("mpool: Cannot use --crd " + file).contains(why);
  }
}
