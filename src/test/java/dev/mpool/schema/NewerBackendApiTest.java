package dev.mpool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewerBackendApiTest {

  private static final String TOKEN = "{authToken: {kind: SecretRef, secretRef: {name: key}}}";

  private static List<Diagnostic> findings(String ai) {
    String text =
        "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\nmetadata: {name: chat}\n"
            + "spec:\n  type: AI\n  ai: "
            + ai
            + "\n";
    YamlDocument document = YamlReader.read(new Source("test.yaml", text)).documents().get(0);
    return BackendSchema.load().check(document, (YamlMapping) document.root().orElseThrow(), "");
  }

  private static String marked(Diagnostic finding) {
    return finding
        .location()
        .source()
        .text()
        .substring(finding.location().span().start(), finding.location().span().end());
  }

  @Test
  void priorityGroupsAreToldOnce() {
    assertThat(findings("{priorityGroups: [{providers: [{name: a, openai: " + TOKEN + "}]}]}"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("newer-backend-api");
              assertThat(marked(finding)).isEqualTo("priorityGroups");
              assertThat(finding.message()).contains("kgateway 2.1");
              assertThat(finding.hint().orElseThrow())
                  .contains("multipool.priorities", "2.2", "AgentgatewayBackend", "2.4 has no");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai: ",
        "anthropic: ",
        "host: a.example.com, port: 443, openai: ",
        "path: {full: /v1}, authHeader: {prefix: x}, gemini: "
      })
  void aProviderInLlmItselfIsToldOnce(String fields) {
    assertThat(findings("{llm: {" + fields + TOKEN + "}}"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("newer-backend-api");
              assertThat(marked(finding))
                  .isEqualTo(fields.replaceAll(".*[ ,](\\w+: )$", "$1").strip().replace(":", ""));
              assertThat(finding.hint().orElseThrow()).contains("llm: {provider: {…}}");
            });
  }

  /** With a provider where this API has it, the fields are slips and not another API. */
  @Test
  void singleFieldsOfTheNewerApiAreUnknownFields() {
    assertThat(findings("{llm: {host: a.example.com, provider: {openai: " + TOKEN + "}}}"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("belongs under hostOverride"));
    assertThat(findings("{llm: {host: a.example.com}}"))
        .noneSatisfy(finding -> assertThat(finding.rule().id()).isEqualTo("newer-backend-api"));
    assertThat(findings("{multipool: {priorities: [{pool: [{openai: " + TOKEN + "}]}]}}"))
        .noneSatisfy(finding -> assertThat(finding.rule().id()).isEqualTo("newer-backend-api"));
  }

  /** What else is wrong is told beside it. */
  @Test
  void otherFaultsAreToldToo() {
    assertThat(findings("{priorityGroups: [], llm: {}}")).hasSize(2);
  }
}
