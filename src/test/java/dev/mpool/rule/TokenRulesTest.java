package dev.mpool.rule;

import static dev.mpool.rule.Manifest.OPENAI;
import static dev.mpool.rule.Manifest.llm;
import static dev.mpool.rule.Manifest.openAi;
import static dev.mpool.rule.Manifest.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRulesTest {

  private static Checked token(String authToken) {
    return Checked.of(llm(openAi("authToken: " + authToken)));
  }

  private static Checked inline(String token) {
    return token("{kind: Inline, inline: " + quoted(token) + "}");
  }

  private static Checked secret(String name) {
    return token("{kind: SecretRef, secretRef: {name: " + quoted(name) + "}}");
  }

  @Test
  void aTokenInTheManifestIsAWarning() {
    assertThat(inline("sk-abc").of(Rule.INLINE_TOKEN))
        .containsExactly(
            "inline=`\"sk-abc\"`: The token stands in the manifest, for everyone to read who can"
                + " read it or its history. | Put it into a Secret under the key `Authorization`,"
                + " and write `kind: SecretRef` and `secretRef: {name: NAME}`.");
    assertThat(inline("sk-abc").rules()).containsExactly("inline-token");
  }

  @Test
  void noMessageOrHintHoldsAToken() {
    for (String token :
        List.of("Bearer SECRET", " SECRET ", "SEC\nRET", "SECRET\u00e9", "${SECRET}", "SECRET")) {
      assertThat(inline(token).findings())
          .isNotEmpty()
          .allSatisfy(
              finding ->
                  assertThat(finding.message() + finding.hint() + finding.related())
                      .doesNotContain("SEC", "RET", "\u00e9"));
    }
  }

  @Test
  void aTokenIsWithoutBearer() {
    assertThat(inline("Bearer sk").rules()).containsExactly("inline-token", "inline-token-bearer");
    assertThat(inline("Bearer sk").of(Rule.INLINE_TOKEN_BEARER))
        .containsExactly(
            "inline=`\"Bearer sk\"`: The token begins with \"Bearer \", which kgateway sends in"
                + " addition to the header's prefix. mpool leaves it out. | Write the token"
                + " without \"Bearer \".");
    assertThat(inline("bearer sk").rules()).containsExactly("inline-token");
    assertThat(inline("Bearersk").rules()).containsExactly("inline-token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "Bearer", "Bearer ", " Bearer ", "Bearer \n", "\t"})
  void anEmptyTokenIsOneFinding(String token) {
    assertThat(inline(token).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "inline=`"
                + quoted(token)
                + "`: The inline token is empty, so requests would carry no credential. | Write"
                + " the token, or better name a Secret with `kind: SecretRef`.");
  }

  @Test
  void aMissingTokenIsToldAtTheMappingThatLacksIt() {
    assertThat(token("{kind: Inline}").findings())
        .extracting(Checked::describe)
        .containsExactly(
            "authToken=`authToken`: The kind is Inline, but there is no `inline` with a token;"
                + " kgateway would leave the Backend without endpoints. | Add `inline`, or better"
                + " a Secret: `kind: SecretRef` and `secretRef: {name: NAME}`.");
    assertThat(token("{kind: Inline, inline: null}").rules()).containsExactly("inline-missing");
    assertThat(token("{kind: SecretRef}").findings())
        .extracting(Checked::describe)
        .containsExactly(
            "authToken=`authToken`: The kind is SecretRef, but there is no `secretRef`. This"
                + " crashes kgateway's controller. | Add `secretRef: {name: NAME}` with the name"
                + " of a Secret.");
  }

  @Test
  void aSecretRefNamesASecret() {
    String text = "The `secretRef` names no Secret. | Add `name` with the name of a Secret.";
    assertThat(secret("").findings())
        .extracting(Checked::describe)
        .containsExactly("name=`\"\"`: " + text);
    assertThat(token("{kind: SecretRef, secretRef: {}}").findings())
        .extracting(Checked::describe)
        .containsExactly("secretRef=`secretRef`: " + text);
  }

  @Test
  void fieldsOfAnotherTypeAreTheSchemasFindingsAlone() {
    assertThat(token("{kind: Inline, inline: 123}").rules())
        .containsExactlyInAnyOrder("wrong-type", "inline-token");
    assertThat(token("{kind: SecretRef, secretRef: x}").rules()).containsExactly("wrong-type");
    assertThat(token("{kind: SecretRef, secretRef: {name: 1}}").rules())
        .containsExactly("wrong-type");
    assertThat(token("{kind: Other}").rules()).containsExactly("value-not-allowed");
  }

  @Test
  void theFieldOfAnotherKindHasNoEffect() {
    assertThat(token("{kind: Passthrough, secretRef: {name: key}}").of(Rule.TOKEN_KIND_CONFLICT))
        .containsExactly(
            "secretRef=`secretRef`: This `secretRef` has no effect, because the kind is"
                + " Passthrough. | Remove it, or write `kind: SecretRef`.");
    assertThat(token("{kind: Passthrough, inline: x}").of(Rule.TOKEN_KIND_CONFLICT))
        .containsExactly(
            "inline=`inline`: This `inline` has no effect, because the kind is Passthrough. |"
                + " Remove it, or write `kind: Inline`.");
    assertThat(token("{kind: SecretRef, inline: x}").of(Rule.TOKEN_KIND_CONFLICT))
        .containsExactly(
            "inline=`inline`: This `inline` has no effect, because the kind is SecretRef. | Remove"
                + " it, or write `kind: Inline`.");
    assertThat(token("{kind: Inline, secretRef: {name: key}}").findings())
        .extracting(Checked::describe)
        .containsExactly(
            "authToken=`authToken`: The kind is Inline, but there is no `inline` with a token;"
                + " kgateway would leave the Backend without endpoints. | Write `kind: SecretRef`"
                + " to use the Secret.",
            "secretRef=`secretRef`: This `secretRef` has no effect, because the kind is Inline. |"
                + " Remove it, or write `kind: SecretRef`.");
    assertThat(token("{kind: Passthrough}").rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${X}",
        "$(X)",
        "$X",
        "$OPENAI_API_KEY_2",
        "$AZ",
        "$A09",
        "{{ .Values.key }}",
        "<key>",
        "<>",
        "Bearer ${X}",
        " ${X} ",
        "${}",
        "$(x)",
        "{{}}"
      })
  void placeholdersAreNoTokens(String token) {
    assertThat(inline(token).of(Rule.INLINE_TOKEN_PLACEHOLDER))
        .singleElement()
        .asString()
        .endsWith(
            "`: The inline token looks like a placeholder, and nothing fills it in. | Name a"
                + " Secret instead: `kind: SecretRef` and `secretRef: {name: NAME}`.");
    assertThat(inline(token).rules()).doesNotContain("inline-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$", "$x", "$a1", "$X-1", "X$", "${X", "X}", "$(X", "{{X}", "<X", "X>", "{X}", "{{}", "$[",
        "$@", "$/", "$:", "${", "$(", "{{}", "{{", "$X`", "<"
      })
  void otherTokensArePossible(String token) {
    assertThat(inline(token).rules()).containsExactly("inline-token");
  }

  @ParameterizedTest
  @ValueSource(strings = {" sk", "sk ", "sk\n", "sk\r\n", "Bearer  sk", "sk \n"})
  void blanksAroundATokenAreTold(String token) {
    assertThat(inline(token).of(Rule.INLINE_TOKEN_BLANKS))
        .singleElement()
        .asString()
        .endsWith(
            "`: The token begins or ends with blanks or line breaks, which kgateway sends along."
                + " mpool leaves out the line breaks at its end. | Write the token on the line of"
                + " its key, without blanks around it.");
    assertThat(inline(token).rules())
        .contains("inline-token")
        .doesNotContain("header-value-invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\nsk", "s\nk", "\u00e9", "s\tk", "sk\u00e9", "sk\t", "sk\u007f"})
  void aTokenIsPrintableAscii(String token) {
    assertThat(inline(token).of(Rule.HEADER_VALUE_INVALID))
        .singleElement()
        .asString()
        .startsWith("inline=")
        .endsWith(
            "`: The inline token has a line break, a control character or a character that is not"
                + " ASCII inside. | Copy the token again, on one line.");
    assertThat(inline(token).rules()).doesNotContain("inline-token-blanks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "key-1", "a.b", "0", "a--b", "1.2.3", "a-b.c-d", "z9"})
  void namesOfSecrets(String name) {
    assertThat(secret(name).rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x", "A", "a_b", "-a", "a-", "a.", ".a", "a..b", "a.-b", "a-.b", "a b", "\u00e9", "a/b",
        "a\nb", "..", "a`", "a{", "a:"
      })
  void noSecretHasTheseNames(String name) {
    assertThat(secret(name).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "name=`"
                + quoted(name)
                + "`: Kubernetes allows no Secret of this name. | Use at most 253 lower-case"
                + " letters, digits, `-` and `.`; every part between dots begins and ends with a"
                + " letter or digit.");
  }

  @Test
  void theLongestNameOfASecret() {
    assertThat(secret("a".repeat(253)).rules()).isEmpty();
    assertThat(secret("a".repeat(254)).rules()).containsExactly("secret-name-invalid");
  }

  @Test
  void bedrockIsNotServedByEnvoy() {
    assertThat(Checked.of(llm("provider: {bedrock: {model: m}}")).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "bedrock=`bedrock`: Bedrock is not supported on Envoy: kgateway leaves this Backend"
                + " without endpoints, and mpool does not render it. | Use openai, azureopenai,"
                + " anthropic, gemini or vertexai.");
    assertThat(Checked.of(llm(OPENAI)).rules()).isEmpty();
  }
}
