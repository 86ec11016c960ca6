package dev.mpool.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is advised where the look of a refused value tells what went wrong. */
class ValueAdviceTest {

  private static final BackendSchema SCHEMA = BackendSchema.load();

  private static final String SOUND =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata:
        name: chat
      spec:
        type: AI
        ai:
          multipool:
            priorities:
            - pool:
              - hostOverride:
                  host: llm.example.com
                  port: 443
                provider:
                  openai:
                    authToken:
                      kind: SecretRef
                      secretRef:
                        name: key
      """;

  private static List<Diagnostic> findings(String text) {
    YamlDocument document = YamlReader.read(new Source("test.yaml", text)).documents().get(0);
    return SCHEMA.check(document, (YamlMapping) document.root().orElseThrow(), "");
  }

  /** What is replaced by what, and the advice; {@code |} is a line break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "kind: SecretRef ! kind: “SecretRef” ! It contains a typographic quote (U+201C). Write"
            + " straight quotes, or none.",
        "type: AI ! type: AI\u00A0 ! It contains a no-break space (U+00A0). Remove it, or write a"
            + " usual space.",
        "name: chat ! name: a\u2013b ! It contains a typographic dash (U+2013). Write the dash of"
            + " the keyboard.",
        "authToken: ! \u200BauthToken: ! It contains an invisible character (U+200B). Remove it, or"
            + " write a usual space.",
        "name: chat ! name: '{{ .Values.name }}' ! Fill in the template first, for example with"
            + " helm template.",
        "port: 443 ! port: ${PORT} ! Fill in the placeholder first, for example with envsubst.",
        "port: 443 ! port: 443 // TLS ! Begin a comment with a space and #.",
        "port: 443 ! port: 443# TLS ! Write a space before # if a comment begins there.",
        "priorities:|      - pool: ! priorities:|        pool: ! Begin each item of the list with a dash and a space.",
        "name: key ! - name: key ! Remove the dash.",
        "secretRef:|                  name: key ! secretRef: key ! Write it as `name` below"
            + " secretRef.",
        "name: key ! name key ! Write a colon behind name.",
        "hostOverride:|            host: llm.example.com|            port: 443 ! hostOverride: x !"
            + " Write fields below hostOverride: host or port.",
        "hostOverride:|            host: llm.example.com|            port: 443 ! hostOverride:"
            + " a.example.com ! Write `hostOverride: {host: a.example.com, port: 443}`.",
        "hostOverride:|            host: llm.example.com|            port: 443 ! hostOverride:"
            + " https://a.example.com:8443/x ! Write `hostOverride: {host: a.example.com, port: 8443}`.",
        "provider:|            openai:|              authToken:|                kind:"
            + " SecretRef|                secretRef:|                  name: key ! provider: openai"
            + " ! Write `openai:` below provider, and its fields below that.",
      })
  void theLookOfAValueTellsWhatToDo(String sound, String broken, String advice) {
    String before = sound.strip().replace("|", "\n");
    assertThat(SOUND).contains(before);
    String text =
        SOUND.replaceFirst(
            Pattern.quote(before), Matcher.quoteReplacement(broken.strip().replace("|", "\n")));
    assertThat(findings(text))
        .anySatisfy(finding -> assertThat(finding.hint()).contains(advice.strip()));
  }

  @Test
  void anOrdinaryValueIsLeftToTheMessage() {
    assertThat(findings(SOUND)).isEmpty();
    assertThat(findings(SOUND.replace("type: AI", "type: AIs")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.hint()).isEmpty());
  }

  /** A text in place of a token says nothing about itself. */
  @Test
  void aTokenIsNotTakenForACommentedValue() {
    String text = SOUND.replaceFirst("authToken:(.|\\n)*", "authToken: sk-abc#def // ghi\n");
    assertThat(findings(text))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.hint())
                    .contains("Write fields below authToken: kind, inline or secretRef."));
  }

  @Test
  void anEmptyFieldIsShownWhereItStands() {
    String text = SOUND.replaceFirst("provider:(.|\\n)*", "provider:\n");
    assertThat(findings(text))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message())
                  .isEqualTo("pool[0] has no value for provider. Give it one.");
              assertThat(finding.related()).hasSize(1);
              assertThat(finding.related().get(0).message())
                  .isEqualTo("provider has no value here");
              assertThat(finding.related().get(0).location().line()).isEqualTo(14);
            });
  }
}
