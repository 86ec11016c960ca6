package dev.mpool.rule;

import static dev.mpool.rule.Manifest.llm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that something in the input makes. The Backend is of namespace ai and names openai. */
class SecretMakersTest {

  private static final String BACKEND = llm(Manifest.openAi("openai", "gpt-4o"));
  private static final String SEALED = "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\n";
  private static final String EXTERNAL = "apiVersion: external-secrets.io/v1\nkind: ";
  private static final String KUSTOMIZATION =
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";

  /** An unrelated Secret, so that the input says which there are. */
  private static final String OTHER = Manifest.secret("ai", "other", "Authorization");

  @ParameterizedTest
  @ValueSource(
      strings = {
        SEALED
            + "metadata: {name: openai, namespace: ai}\nspec: {encryptedData: {Authorization: x}}",
        SEALED
            + "metadata: {name: openai, namespace: ai}\nspec: {encryptedData: {key: x}, template:"
            + " {data: {Authorization: 'x {{ .key }}'}}}",
        EXTERNAL
            + "ExternalSecret\nmetadata: {name: openai, namespace: ai}\nspec: {data: [{secretKey:"
            + " Authorization}]}",
        EXTERNAL
            + "ExternalSecret\nmetadata: {name: x, namespace: ai}\nspec: {target: {name: openai},"
            + " dataFrom: [{extract: {key: a}}]}",
        EXTERNAL
            + "ExternalSecret\nmetadata: {name: openai, namespace: ai}\nspec: {target: {template:"
            + " {data: {Authorization: x}}}, data: [{secretKey: key}]}",
        "apiVersion: external-secrets.io/v1beta1\nkind: ExternalSecret\nmetadata: {name: openai,"
            + " namespace: ai}",
        EXTERNAL + "ClusterExternalSecret\nmetadata: {name: openai}\nspec: {namespaces: [ai]}",
        EXTERNAL
            + "ClusterExternalSecret\nmetadata: {name: x}\nspec: {externalSecretName: openai,"
            + " externalSecretSpec: {dataFrom: []}}",
        KUSTOMIZATION
            + "generatorOptions: {disableNameSuffixHash: true}\nnamespace: ai\n"
            + "secretGenerator: [{name: openai, literals: [Authorization=x]}]",
        KUSTOMIZATION
            + "secretGenerator: [{name: openai, files: [Authorization=token.txt], options:"
            + " {disableNameSuffixHash: true}}]",
        KUSTOMIZATION
            + "namePrefix: open\nsecretGenerator: [{name: ai, namespace: ai, files: [a/Authorization],"
            + " options: {disableNameSuffixHash: true}}]",
        KUSTOMIZATION
            + "configurations: [names.yaml]\nsecretGenerator: [{name: openai, envs: [.env]}]",
      })
  void countAsPresent(String maker) {
    assertThat(Checked.of(BACKEND, OTHER, maker + "\n").rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SEALED
            + "metadata: {name: openai, namespace: b}\nspec: {encryptedData: {Authorization: x}}",
        SEALED + "metadata: {name: openai2, namespace: ai}",
        EXTERNAL + "ExternalSecret\nmetadata: {name: openai, namespace: b}",
        EXTERNAL
            + "ExternalSecret\nmetadata: {name: openai, namespace: ai}\nspec: {target: {name: x}}",
        KUSTOMIZATION
            + "secretGenerator: [{name: openai, namespace: b, options: {disableNameSuffixHash: true},"
            + " envs: [.env]}]",
        "apiVersion: example.com/v1\nkind: SealedSecret\nmetadata: {name: openai, namespace: ai}",
      })
  void otherwiseTheSecretIsMissing(String maker) {
    assertThat(Checked.of(BACKEND, OTHER, maker + "\n").of(Rule.SECRET_NOT_FOUND))
        .singleElement()
        .asString()
        .contains("is not among the Secrets of the input");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SEALED + "metadata: {name: openai, namespace: ai}\nspec: {encryptedData: {token: x}}",
        EXTERNAL
            + "ExternalSecret\nmetadata: {name: openai, namespace: ai}\nspec: {data: [{secretKey:"
            + " token}]}",
        KUSTOMIZATION
            + "generatorOptions: {disableNameSuffixHash: true}\n"
            + "secretGenerator: [{name: openai, literals: [token=x]}]",
      })
  void aKeyThatIsNotThereIsTold(String maker) {
    assertThat(Checked.of(BACKEND, maker + "\n").of(Rule.SECRET_NOT_FOUND))
        .singleElement()
        .asString()
        .contains("has no key `Authorization`");
  }

  /** kustomize does not know that a Backend names a Secret. */
  @Test
  void aHashedNameIsNotTheBackends() {
    String maker =
        KUSTOMIZATION
            + "namespace: ai\nsecretGenerator: [{name: openai, literals: [Authorization=x]}]\n";
    assertThat(Checked.of(BACKEND, maker).of(Rule.SECRET_NOT_FOUND))
        .singleElement()
        .asString()
        .endsWith(
            "kustomize puts a hash behind the name of the Secret \"ai/openai\", and does not rewrite"
                + " the name that a Backend gives it. | Set `disableNameSuffixHash: true` in the"
                + " `options` of its secretGenerator.");
    String written = Manifest.secret("ai", "openai", "Authorization");
    assertThat(Checked.of(BACKEND, maker, written).rules()).isEmpty();
  }
}
