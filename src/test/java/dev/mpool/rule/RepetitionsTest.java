package dev.mpool.rule;

import static dev.mpool.rule.Manifest.OPENAI;
import static dev.mpool.rule.Manifest.llm;
import static dev.mpool.rule.Manifest.multipool;
import static dev.mpool.rule.Manifest.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepetitionsTest {

  @Test
  void aFieldUnderAWrongNameIsNotMissingAsWell() {
    assertThat(
            Checked.of(llm(openAi("authToken: {kind: SecretRef, secretref: {name: key}}"))).rules())
        .containsExactly("unknown-field");
    assertThat(Checked.of(llm(openAi("authToken: {kind: Inline, Inline: sk}"))).rules())
        .containsExactly("unknown-field", "inline-token");
    assertThat(Checked.of(multipool(OPENAI) + "        - pools: []\n").rules())
        .containsExactly("unknown-field", "value-not-allowed");
  }

  @Test
  void aWrongNameElsewhereHidesNothing() {
    String manifest = llm(openAi("authToken: {kind: SecretRef}").replace("model:", "modle:"));
    assertThat(Checked.of(manifest).rules())
        .containsExactlyInAnyOrder("secret-ref-missing", "unknown-field");
    String host = "hostOverride: {host: a b, port: 443, hots: x}";
    assertThat(Checked.of(llm(host, OPENAI)).rules())
        .containsExactly("host-invalid", "unknown-field");
  }

  @Test
  void aRefusedValueIsNotJudgedAgain() {
    String port = "hostOverride: {host: a.example.com, port: 0}";
    assertThat(Checked.of(llm(port, OPENAI)).rules()).containsExactly("value-not-allowed");
  }

  @Test
  void anAcceptedManifestIsJudgedByTheRulesAlone() {
    assertThat(Checked.of(llm(openAi("authToken: {kind: SecretRef}"))).rules())
        .containsExactly("secret-ref-missing");
  }
}
