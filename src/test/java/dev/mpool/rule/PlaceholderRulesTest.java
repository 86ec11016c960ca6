package dev.mpool.rule;

import static dev.mpool.rule.Manifest.OPENAI;
import static dev.mpool.rule.Manifest.llm;
import static dev.mpool.rule.Manifest.named;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An unfilled placeholder is told once and in the same words, wherever it stands. */
class PlaceholderRulesTest {

  private static final String TOKEN = "authToken: {kind: SecretRef, secretRef: {name: key}}";

  private static final String OPEN_AI = "provider: {openai: {" + TOKEN + ", model: gpt-4o}}";
  private static final String ANTHROPIC =
      "provider: {anthropic: {" + TOKEN + ", model: claude, apiVersion: v-1}}";
  private static final String AZURE =
      "provider: {azureopenai: {"
          + TOKEN
          + ", endpoint: a.example.com, deploymentName: gpt, apiVersion: v-1}}";
  private static final String GEMINI =
      "provider: {gemini: {" + TOKEN + ", model: flash, apiVersion: v-1}}";
  private static final String VERTEX =
      "provider: {vertexai: {"
          + TOKEN
          + ", model: flash, apiVersion: v-1, projectId: acme, location: somewhere,"
          + " publisher: GOOGLE, modelPath: method}}";
  private static final String OVERRIDES =
      "hostOverride: {host: b.example.com, port: 443}\n"
          + "      pathOverride: {fullPath: /base/chat}\n"
          + "      authHeaderOverride: {prefix: 'Token ', headerName: x-header}\n      ";

  /** The value that becomes a placeholder, in which manifest, the rule, and what it is called. */
  @ParameterizedTest
  @CsvSource({
    "openai, gpt-4o, unfilled-placeholder, The model",
    "openai, key, secret-name-invalid, The Secret's name",
    "anthropic, claude, unfilled-placeholder, The model",
    "anthropic, v-1, unfilled-placeholder, The apiVersion",
    "azure, a.example.com, host-invalid, The host",
    "azure, gpt, path-invalid, The deploymentName",
    "azure, v-1, path-invalid, The apiVersion",
    "gemini, flash, path-invalid, The model",
    "gemini, v-1, path-invalid, The apiVersion",
    "vertex, flash, path-invalid, The model",
    "vertex, acme, path-invalid, The projectId",
    "vertex, somewhere, host-invalid, The location",
    "vertex, method, unfilled-placeholder, The modelPath",
    "overrides, b.example.com, host-invalid, The host",
    "overrides, base, unfilled-placeholder, The path",
    "overrides, 'Token ', unfilled-placeholder, The prefix",
    "overrides, x-header, header-name-invalid, The header name",
    "overrides, 443, wrong-type, port",
    "openai, namespace: ai, metadata-invalid, namespace",
    "openai, name: chat, metadata-invalid, name",
  })
  void isToldOnceInTheSameWords(String manifest, String value, String rule, String subject) {
    String sound =
        llm(
            switch (manifest) {
              case "anthropic" -> ANTHROPIC;
              case "azure" -> AZURE;
              case "gemini" -> GEMINI;
              case "vertex" -> VERTEX;
              case "overrides" -> OVERRIDES + OPENAI;
              default -> OPEN_AI;
            });
    assertThat(Checked.of(sound).rules()).doesNotContain(rule);
    for (String placeholder : new String[] {"${X}", "<x>"}) {
      String key = value.contains(": ") ? value.substring(0, value.indexOf(' ') + 1) : "";
      boolean isInQuotes = value.startsWith("Token");
      String text =
          sound.contains("name: " + value)
              ? sound.replace("{name: " + value + "}", "{name: '" + placeholder + "'}")
              : value.equals("base")
                  ? sound.replace("/base/chat", "'/" + placeholder + "/chat'")
                  : sound.replace(
                      value, key + (isInQuotes ? placeholder : "'" + placeholder + "'"));
      assertThat(Checked.of(text).findings())
          .filteredOn(finding -> finding.message().contains("placeholder"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.rule().id()).isEqualTo(rule);
                assertThat(finding.message())
                    .isEqualTo(subject + " holds a placeholder that nothing has filled in.");
                assertThat(finding.hint())
                    .contains("Fill in the placeholder first, for example with envsubst.");
              });
    }
  }

  /** What may stand in a host or a part of a path is told all the same. */
  @ParameterizedTest
  @ValueSource(strings = {"__HOST__.example.com"})
  void aHostThatCouldBeOneIsAWarning(String host) {
    assertThat(Checked.of(llm("hostOverride: {host: " + host + ", port: 443}", OPENAI)).rules())
        .containsExactly("unfilled-placeholder");
    assertThat(Checked.of(llm(AZURE.replace("a.example.com", host))).rules())
        .containsExactly("unfilled-placeholder");
    assertThat(Checked.of(llm(AZURE.replace("gpt", "__MODEL__"))).rules())
        .containsExactly("unfilled-placeholder");
  }

  /** kgateway itself takes these for templates: the rule about that tells both. */
  @ParameterizedTest
  @ValueSource(strings = {"/{{base}}/chat", "/{{.Values.base}}/chat"})
  void aTemplateInAPathIsToldOnce(String path) {
    assertThat(Checked.of(llm("pathOverride: {fullPath: '" + path + "'}", OPENAI)).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule().id()).isEqualTo("path-template-syntax");
              assertThat(finding.hint().orElseThrow())
                  .contains("A placeholder has to be filled in");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"name: $(X), namespace: ai", "name: __X__, namespace: ai"})
  void otherFormsInMetadataToo(String metadata) {
    assertThat(Checked.of(named(metadata, llm(OPENAI))).findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .isEqualTo("name holds a placeholder that nothing has filled in."));
  }
}
