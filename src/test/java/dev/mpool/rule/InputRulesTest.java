package dev.mpool.rule;

import static dev.mpool.rule.Manifest.OPENAI;
import static dev.mpool.rule.Manifest.llm;
import static dev.mpool.rule.Manifest.multipool;
import static dev.mpool.rule.Manifest.named;
import static dev.mpool.rule.Manifest.openAi;
import static dev.mpool.rule.Manifest.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.model.SecretNaming;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules about several Backends, in one file or in many. */
class InputRulesTest {

  private static String backend(String name, String namespace, String secret) {
    return named("name: " + name + ", namespace: " + namespace, llm(openAi(secret, "gpt-4o")));
  }

  @Test
  void aBackendStandsInTheInputOnce() {
    Checked checked =
        Checked.of(llm(OPENAI), backend("chat", "ai", "other"), backend("chat", "ai", "third"));
    assertThat(checked.of(Rule.DUPLICATE_BACKEND))
        .hasSize(2)
        .containsOnly(
            "name=`chat`: There is another Backend \"ai/chat\" in the input. | Rename or remove one of"
                + " them.");
    assertThat(checked.findings()).hasSize(2);
    for (Diagnostic finding : checked.findings()) {
      assertThat(finding.related()).singleElement();
      assertThat(finding.related().get(0).message()).isEqualTo("the first of them");
      assertThat(finding.related().get(0).location().source().name()).isEqualTo("file-0.yaml");
    }
    assertThat(checked.findings().get(0).location().source().name()).isEqualTo("file-1.yaml");
  }

  @Test
  void namespaceAndNameTellBackendsApart() {
    assertThat(
            Checked.of(backend("a", "x", "s"), backend("b", "x", "s"), backend("a", "z", "s"))
                .rules())
        .isEmpty();
    assertThat(Checked.of(named("name: a", llm(OPENAI)), backend("a", "default", "s")).rules())
        .containsExactly("duplicate-backend");
  }

  @Test
  void backendsOfOtherTypesHaveNamesToo() {
    String proxy =
        """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: chat, namespace: ai}
        spec: {type: DynamicForwardProxy, dynamicForwardProxy: {}}
        """;
    assertThat(Checked.of(proxy, llm(OPENAI)).rules()).containsExactly("duplicate-backend");
  }

  @Test
  void whatHasNoNameYetIsNoDuplicate() {
    String generated = named("generateName: a-", llm(OPENAI));
    assertThat(Checked.of(generated, generated).rules())
        .containsExactly("generate-name", "generate-name");
    String nameless = named("namespace: a", llm(OPENAI));
    assertThat(Checked.of(nameless, nameless).of(Rule.DUPLICATE_BACKEND)).isEmpty();
  }

  @Test
  void secretsThatShareAVariableAreAnError() {
    Checked checked = Checked.of(backend("a", "x", "open-ai"), backend("b", "x", "open.ai"));
    assertThat(checked.findings())
        .extracting(Checked::describe)
        .containsExactly(
            "name=`open.ai`: The Secrets \"x/open.ai\" and \"x/open-ai\" would both be read from"
                + " \"MPOOL_SECRET_X_OPEN_AI\". | Rename one, or give it a variable of its own:"
                + " `--secret-env NAMESPACE/NAME=VARIABLE`.");
    assertThat(checked.findings().get(0).related())
        .singleElement()
        .satisfies(
            other -> {
              assertThat(other.message()).isEqualTo("\"x/open-ai\"");
              assertThat(other.location().source().name()).isEqualTo("file-0.yaml");
            });
  }

  @Test
  void namespacesAreAPartOfTheVariable() {
    assertThat(Checked.of(backend("a", "x-y", "z"), backend("b", "x", "y-z")).rules())
        .containsExactly("secret-name-collision");
    assertThat(Checked.of(backend("a", "x", "z"), backend("b", "w", "z")).rules()).isEmpty();
  }

  @Test
  void aSecretThatIsUsedAgainDoesNotCollide() {
    assertThat(Checked.of(backend("a", "x", "s"), backend("b", "x", "s")).rules()).isEmpty();
    assertThat(
            Checked.of(
                    multipool(
                        openAi("o-i", "a"),
                        openAi("o.i", "b"),
                        openAi("o.i", "c"),
                        openAi("o-i", "d")))
                .rules())
        .containsExactly("secret-name-collision");
  }

  @Test
  void variablesOfTheirOwnAndFilesDoNotCollide() {
    String manifest = multipool(openAi("o-i", "a"), openAi("o.i", "a"));
    RuleSettings renamed =
        RuleSettings.DEFAULTS.withSecrets(new SecretNaming.Environment(Map.of("ai/o.i", "OTHER")));
    assertThat(Checked.with(renamed, manifest).rules()).isEmpty();
    RuleSettings toTheSame =
        RuleSettings.DEFAULTS.withSecrets(
            new SecretNaming.Environment(Map.of("ai/o.i", "SAME", "ai/o-i", "SAME")));
    assertThat(Checked.with(toTheSame, manifest).rules()).containsExactly("secret-name-collision");
    RuleSettings files =
        RuleSettings.DEFAULTS.withSecrets(new SecretNaming.Directory("/run/secrets"));
    assertThat(Checked.with(files, manifest).rules()).isEmpty();
  }

  @Test
  void secretsThatCannotExistAreNeitherComparedNorMissed() {
    String manifest = multipool(openAi("o_i", "a"), openAi("o.i", "a"));
    assertThat(Checked.of(manifest, secret("ai", "o.i", "Authorization")).rules())
        .containsExactly("secret-name-invalid");
  }

  @Test
  void secretsWithoutANameAreNotCompared() {
    String nameless = openAi("authToken: {kind: SecretRef}");
    String empty = openAi("\"\"", "gpt-5");
    assertThat(Checked.of(multipool(nameless, empty)).rules())
        .containsExactly("secret-ref-missing", "secret-ref-missing");
    assertThat(
            Checked.of(multipool(nameless, empty), secret("ai", "key", "Authorization"))
                .of(Rule.SECRET_NOT_FOUND))
        .isEmpty();
  }

  @Test
  void aSecretBesideTheBackendsIsFound() {
    String key = secret("ai", "key", "Authorization");
    assertThat(Checked.of(llm(OPENAI), key).rules()).isEmpty();
    assertThat(Checked.of(llm(OPENAI)).rules()).isEmpty();
    assertThat(Checked.of(llm(OPENAI), key.replace("stringData", "data")).rules()).isEmpty();
  }

  @Test
  void aSecretThatIsMissingIsTold() {
    for (String other :
        new String[] {
          secret("ai", "other", "Authorization"), secret("elsewhere", "key", "Authorization")
        }) {
      assertThat(Checked.of(llm(OPENAI), other).findings())
          .extracting(Checked::describe)
          .containsExactly(
              "name=`key`: The Secret \"ai/key\" is not among the Secrets of the input. | Correct the"
                  + " name, or add the Secret to the namespace of the Backend.");
    }
  }

  @Test
  void aSecretWithoutATokenIsTold() {
    assertThat(Checked.of(llm(OPENAI), secret("ai", "key", "token")).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "name=`key`: The Secret \"ai/key\" has no key `Authorization`. | Put the token under the"
                + " key `Authorization`.");
  }
}
