package dev.mpool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.text.Range;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The likeliest mistakes: what is said of them, and the exact place. */
class FindingsTest {

  private static final BackendSchema SCHEMA = BackendSchema.load();

  private static final String HEAD =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata:
        name: b
      """;

  /** In each spec, {@code |} is a line break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        // Names
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}}}, pathOverrride: {fullPath: /x}}]"
            + "! Unknown field \"pathOverrride\". Did you mean pathOverride? ! pathOverrride"
            + "! /spec/ai/multipool/priorities/0/pool/0/pathOverrride",
        "pool: [{provider: {azureOpenai: {}}}]"
            + "! Unknown field \"azureOpenai\". Did you mean azureopenai? ! azureOpenai"
            + "! /spec/ai/multipool/priorities/0/pool/0/provider/azureOpenai",
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}}}, fullPath: /x}]"
            + "! Unknown field \"fullPath\". It belongs under pathOverride. ! fullPath"
            + "! /spec/ai/multipool/priorities/0/pool/0/fullPath",
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}}}, fullPath: 5}]"
            + "! Unknown field \"fullPath\". It belongs under pathOverride. There it must be a string."
            + "! fullPath ! /spec/ai/multipool/priorities/0/pool/0/fullPath",
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}, pathOverride: /x}}}]"
            + "! Unknown field \"pathOverride\". It belongs beside provider. There it must be a mapping."
            + "! pathOverride ! /spec/ai/multipool/priorities/0/pool/0/provider/openai/pathOverride",
        "pool: [{provider: {openai: {authToken: {secretRef: {kind: x}}}}}]"
            + "! Unknown field \"kind\". It belongs beside secretRef. There it must be Inline,"
            + " SecretRef or Passthrough. ! kind"
            + "! /spec/ai/multipool/priorities/0/pool/0/provider/openai/authToken/secretRef/kind",
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}, pathOverride: {}}}}]"
            + "! Unknown field \"pathOverride\". It belongs beside provider. ! pathOverride"
            + "! /spec/ai/multipool/priorities/0/pool/0/provider/openai/pathOverride",
        "provider: {openai: {authToken: {kind: Passthrough}}}"
            + "! Unknown field \"provider\". It belongs under pool[]. ! provider"
            + "! /spec/ai/multipool/priorities/0/provider",
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}}}, weight: 1}]"
            + "! Unknown field \"weight\". Known here are provider, hostOverride, pathOverride and"
            + " authHeaderOverride. ! weight ! /spec/ai/multipool/priorities/0/pool/0/weight",
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}}}, weight: null}]"
            + "! Unknown field \"weight\". Known here are provider, hostOverride, pathOverride and"
            + " authHeaderOverride. ! weight ! /spec/ai/multipool/priorities/0/pool/0/weight",
        // Missing
        "pool: [{provider: {}}]"
            + "! provider is empty. Set one of openai, azureopenai, anthropic, gemini, vertexai or"
            + " bedrock. ! provider ! /spec/ai/multipool/priorities/0/pool/0/provider",
        "pool: [{pathOverride: {fullPath: /x}}]"
            + "! pool[0] lacks provider. Add it. ! pathOverride"
            + "! /spec/ai/multipool/priorities/0/pool/0",
        "pool: [{provider: {openai: {authToken: {}}}}]"
            + "! authToken lacks kind. Set it to Inline, SecretRef or Passthrough. ! authToken"
            + "! /spec/ai/multipool/priorities/0/pool/0/provider/openai/authToken",
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}}}, hostOverride: {host: h}}]"
            + "! hostOverride lacks port. Add it. ! hostOverride"
            + "! /spec/ai/multipool/priorities/0/pool/0/hostOverride",
        "pool: []! pool must not be empty. Add an item. ! pool"
            + "! /spec/ai/multipool/priorities/0/pool",
        // Without a value
        "pool: [{provider: {openai: }}]"
            + "! provider has no value for openai. Give it one. ! provider"
            + "! /spec/ai/multipool/priorities/0/pool/0/provider",
        "pool: [{provider: {openai: null, gemini: null}}]"
            + "! provider has no value for openai or gemini. Give one of them a value. ! provider"
            + "! /spec/ai/multipool/priorities/0/pool/0/provider",
        "pool: [{provider: {openai: {authToken: {kind: }}}}]"
            + "! authToken has no value for kind. Set it to Inline, SecretRef or Passthrough."
            + "! authToken ! /spec/ai/multipool/priorities/0/pool/0/provider/openai/authToken",
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}}}, pathOverride: {fullPath: }}]"
            + "! pathOverride has no value for fullPath. Give it one. ! pathOverride"
            + "! /spec/ai/multipool/priorities/0/pool/0/pathOverride",
        // Types and values
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}, model: no}}}]"
            + "! model must be a string, but no is read as a boolean. Put it in quotes. ! no"
            + "! /spec/ai/multipool/priorities/0/pool/0/provider/openai/model",
        "pool: [null]! pool[0] must be a mapping, not null. Give it a value. ! null"
            + "! /spec/ai/multipool/priorities/0/pool/0",
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}}}, hostOverride: {host: h, port: '8'}}]"
            + "! port must be a whole number, not a string. Remove the quotes. ! '8'"
            + "! /spec/ai/multipool/priorities/0/pool/0/hostOverride/port",
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}}}, hostOverride: {host: h, port: 0}}]"
            + "! port must be at least 1, not 0. ! 0"
            + "! /spec/ai/multipool/priorities/0/pool/0/hostOverride/port",
        "pool: [{provider: {openai: {authToken: {kind: secretRef}}}}]"
            + "! kind must be Inline, SecretRef or Passthrough. Did you mean SecretRef? ! secretRef"
            + "! /spec/ai/multipool/priorities/0/pool/0/provider/openai/authToken/kind",
        "pool: [{provider: {bedrock: {model: m, region: US East}}}]"
            + "! region must consist of lower-case letters, digits and '-', not \"US East\"."
            + "! US East ! /spec/ai/multipool/priorities/0/pool/0/provider/bedrock/region",
        // Conflicts
        "pool: [{provider: {openai: {authToken: {kind: Passthrough}}, anthropic: {authToken: {kind: Passthrough}}}}]"
            + "! provider sets openai and anthropic together. Keep one of them. ! anthropic"
            + "! /spec/ai/multipool/priorities/0/pool/0/provider/anthropic",
        "pool: [{provider: {openai: {authToken: {kind: Inline, inline: a, secretRef: {name: s}}}}}]"
            + "! authToken cannot have both inline and secretRef. Remove one of them. ! secretRef"
            + "! /spec/ai/multipool/priorities/0/pool/0/provider/openai/authToken/secretRef",
      })
  void aMistakeInAPoolIsOneFindingAtItsPlace(
      String pool, String message, String at, String pointer) {
    expect(
        HEAD + "spec: {type: AI, ai: {multipool: {priorities: [{" + pool + "}]}}}\n",
        message,
        at,
        pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "{type: ai, ai: {llm: {provider: {openai: {authToken: {kind: Passthrough}}}}}}"
            + "! type must be AI, AWS, Static, DynamicForwardProxy or MCP, not \"ai\". Did you mean AI?"
            + "! ai ! /spec/type",
        "{type: Static, ai: {llm: {provider: {openai: {authToken: {kind: Passthrough}}}}}}"
            + "! type is Static, but spec sets ai. Set type to AI, or replace ai by static."
            + "! Static ! /spec/type",
        "{type: AI}! spec has type AI but no ai. Add it. ! spec ! /spec",
        "{type: AI, ai: null}! spec has type AI but no value for ai. Give it one. ! spec ! /spec",
        "{type: AI, ai: {multipool: }}! ai has no value for multipool. Give it one. ! ai ! /spec/ai",
        "{}! spec lacks type. Set it to AI, AWS, Static, DynamicForwardProxy or MCP. ! spec ! /spec",
        "{type: AI, ai: {}}! ai is empty. Set one of llm or multipool. ! ai ! /spec/ai",
        "{type: AI, ai: {multi: {}}}! Unknown field \"multi\". Did you mean multipool? ! multi"
            + "! /spec/ai/multi",
        "{type: AI, ai: {llm: x}}! llm must be a mapping, not a string. ! x ! /spec/ai/llm",
        "{type: MCP, mcp: {targets: [{name: t, static: {host: h, port: 1}},"
            + " {name: t, static: {host: h, port: 2}}]}}"
            + "! Another item has name \"t\" already. Give each item its own. ! t"
            + "! /spec/mcp/targets/1/name",
        "{type: MCP, mcp: {targets: [{name: t, selector: {}}]}}"
            + "! selector needs namespace or service. ! selector"
            + "! /spec/mcp/targets/0/selector",
        "{type: DynamicForwardProxy, dynamicForwardProxy: {}, ai: null, static: {hosts: [{host: h, port: 1}]}}"
            + "! spec sets dynamicForwardProxy and static together. Keep only dynamicForwardProxy."
            + "! static ! /spec/static",
      })
  void aMistakeInASpecIsOneFindingAtItsPlace(
      String spec, String message, String at, String pointer) {
    expect(HEAD + "spec: " + spec + "\n", message, at, pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "{name: B}! name must consist of lower-case letters, digits, '-' and '.', and each part must"
            + " begin and end with a letter or digit, not \"B\". ! B ! /metadata/name",
        "{}! metadata needs a name. ! metadata ! /metadata",
        "{name: ''}! metadata needs a name. ! metadata ! /metadata",
        "{name: b, labels: {on: true}}! labels.true must be a string, but true is read as a boolean."
            + " Put it in quotes. ! true ! /metadata/labels/true",
        "{name: b, clusterName: c}! Unknown field \"clusterName\". Remove it. ! clusterName"
            + "! /metadata/clusterName",
        "{name: b, Namespace: c}! Unknown field \"Namespace\". Did you mean namespace? ! Namespace"
            + "! /metadata/Namespace",
        "{name: b, creationTimestamp: 2024-01-01}! creationTimestamp must be a time such as"
            + " 2025-09-01T12:00:00Z, not \"2024-01-01\". ! 2024-01-01 ! /metadata/creationTimestamp",
        "{name: b, finalizers: [orphan, foregroundDeletion]}! finalizers cannot hold both orphan and"
            + " foregroundDeletion. ! finalizers ! /metadata/finalizers",
      })
  void aMistakeInMetadataIsOneFindingAtItsPlace(
      String metadata, String message, String at, String pointer) {
    String text =
        "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\nmetadata: " + metadata + "\n";
    expect(text, message, at, pointer);
  }

  @Test
  void whatHasNoValueIsShownBesideWhatLacksIt() {
    List<Diagnostic> found = findings(HEAD + "spec: {type: AI, ai: {multipool: }}\n");
    assertThat(found.get(0).related())
        .singleElement()
        .satisfies(
            related -> {
              assertThat(related.message()).isEqualTo("multipool has no value here");
              assertThat(related.location().pointer()).isEqualTo("/spec/ai/multipool");
            });
  }

  @Test
  void nothingThatMayBeACredentialIsShown() {
    String spec =
        "spec: {type: AI, ai: {llm: {provider: {openai: {authToken: "
            + "{kind: sk-secret-1, inline: 12345678, sk-secret-2: x, secretRef: sk-secret-3}}}}}}\n";
    assertThat(findings(HEAD + spec))
        .hasSize(5)
        .allSatisfy(
            finding ->
                assertThat(finding.message() + finding.location().pointer())
                    .doesNotContain("sk-secret")
                    .doesNotContain("12345678"));
  }

  @Test
  void aLongValueIsCutAndControlCharactersAreShown() {
    String name = "a\\e[31m\\n" + "b".repeat(200);
    String text =
        "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\nmetadata: {name: \""
            + name
            + "\"}\n";
    assertThat(findings(text))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("not \"a\\u001b[31m\\n" + "b".repeat(72) + "…\""));
  }

  @Test
  void ofTooManyFaultsNoMoreAreLookedForThanAreTold() {
    int most = FindingBudget.MOST;
    for (int faults : new int[] {most, most + 1, 10 * most}) {
      assertThat(check(unknownFields(faults))).hasSize(Math.min(faults, most + 1));
    }
  }

  private static String unknownFields(int count) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("spec:\n  type: DynamicForwardProxy\n  dynamicForwardProxy: {}\n");
    for (int i = 0; i < count; i++) {
      text.append("  pat").append(i).append(": 1\n");
    }
    return text.toString();
  }

  @Test
  void aListThatIsTooLongIsToldOnceWithItsSize() {
    String pools = "{pool: []}, ".repeat(5_000);
    String spec = "spec: {type: AI, ai: {multipool: {priorities: [" + pools + "]}}}\n";
    assertThat(findings(HEAD + spec))
        .extracting(Diagnostic::message)
        .contains("priorities must have at most 20 items, not 5000.")
        .hasSizeLessThan(30);
  }

  @Test
  void aTextThatIsTooLongIsToldOnceWithItsLength() {
    String text = HEAD.replace("name: b", "name: " + "a.".repeat(200_000));
    assertThat(findings(text))
        .extracting(Diagnostic::message)
        .containsExactly("name must have at most 253 characters, not 400000.");
  }

  @Test
  void allFindingsAreToldInOneRun() {
    String spec =
        "spec: {type: AI, ai: {multipool: {priorities: [{pool: [{provider: {}}]}, {pool: []}],"
            + " foo: 1}}, aws: 5}\n";
    assertThat(findings(HEAD + spec)).extracting(Diagnostic::message).hasSize(5);
  }

  private static void expect(String text, String message, String at, String pointer) {
    List<Diagnostic> found = findings(text);
    assertThat(found).extracting(Diagnostic::message).containsExactly(message);
    Diagnostic finding = found.get(0);
    assertThat(finding.location().pointer()).isEqualTo(pointer);
    Range range = finding.location().range();
    String line = finding.location().source().line(range.start().line());
    assertThat(range.end().line()).isEqualTo(range.start().line());
    assertThat(line.substring(range.start().column() - 1, range.end().column() - 1)).isEqualTo(at);
  }

  private static List<Diagnostic> findings(String text) {
    FindingBudget budget = new FindingBudget(new Source("b.yaml", text));
    check(text).forEach(budget::add);
    return budget.told();
  }

  private static List<Diagnostic> check(String text) {
    YamlDocument document = YamlReader.read(new Source("b.yaml", text)).documents().get(0);
    YamlMapping object = (YamlMapping) document.root().orElseThrow();
    return SCHEMA.check(document, object, "");
  }
}
