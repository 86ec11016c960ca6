package dev.mpool.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mpool.credential.Redaction;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.model.ProviderType;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  private static final String TOKEN = "tok3n";

  /** Every way of writing a token, sound or broken. Each must be hidden wherever it stands. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "inline: tok3n",
        "inline:   tok3n   # tok3n is old",
        "inline: \"tok3n\"",
        "inline: 'tok3n'",
        "inline: 'it''s tok3n'",
        "inline: \"a\\\"tok3n\"",
        "'inline': tok3n",
        "\"inline\": tok3n",
        "\"in\\u006cine\": tok3n",
        "\"\\x69nline\": tok3n",
        "inline : tok3n",
        "inline:tok3n",
        "inline:\ttok3n",
        "inline: !!str tok3n",
        "inline: &a tok3n",
        "inline: !!str &a 'tok3n'",
        "!!str inline: tok3n",
        "? inline\n: tok3n",
        "? \"inline\"\n: tok3n",
        "inline:\n  tok3n",
        "inline:\n  - tok3n",
        "inline:\n- tok3n",
        "inline: [tok3n]",
        "inline: {tok3n: x}",
        "inline: |\n  first\n  tok3n\n",
        "inline: |-\n  first: x\n  tok3n\n",
        "inline: >-2\n    first\n\n    tok3n\n",
        "inline: |\ntok3n\n",
        "inline: | tok3n\n",
        "inline: first\n  tok3n",
        "inline: \"first\n  tok3n\"",
        "inline: \"first\ntok3n\"\nkind: Inline",
        "inline: 'first\n\n tok3n'\n",
        "inline: \"tok3n\nsecretRef: {name: x}",
        "inline: \"a\"tok3n",
        "inline: \"a\" tok3n",
        "inline: a,tok3n",
        "{inline: tok3n}",
        "{kind: Inline, inline: tok3n}",
        "{inline: tok3n, kind: Inline}",
        "{inline: a,tok3n, kind: Inline}",
        "{inline: a}tok3n, kind: Inline}",
        "{inline: \"a,tok3n\", kind: Inline}",
        "{\"inline\":\"tok3n\",\"kind\":\"Inline\"}",
        "{\"inline\" : \"tok3n\"}",
        "{\n\"inline\"\n:\n\"tok3n\"\n}",
        "{\"inline\":\n\"tok3n\"\n}",
        "inline: tok3n\ninline: tok3n",
        "  inline: tok3n\n inline: tok3n",
        "\tinline: tok3n",
        "# inline: tok3n",
        "Inline: tok3n",
        "inlne: tok3n",
        "in-line: tok3n",
        "inlineToken: tok3n",
        "token: tok3n",
        "apiKey: tok3n",
        "authToken: tok3n",
        "authToken:\n  tok3n",
        "authToken:\n- tok3n",
        "authToken: [tok3n]",
        "authToken: {tok3n}",
        "authToken: {kind: Inline, tok3n}",
        "authToken: {kind: Inline, value: tok3n}",
        "authToken: {\"kind\": \"Inline\", \"value\": \"tok3n\"}",
        "authToken: {\n kind: Inline,\nvalue: tok3n}",
        "authToken:\n  kind: Inline\n  value: tok3n",
        "authToken:\n  kind: Inline\n  value: |\n    tok3n",
        "authToken:\n    kind: Inline\n  inline: tok3n",
        "autToken:\n  kind: Inline\n  x: tok3n",
        "x: &t tok3n\ninline: *t",
        "x: &t 'tok3n'\ny: {inline: *t}",
        "x: &t\n  tok3n\ninline: *t",
        "x: &auth\n  kind: Inline\n  inline: tok3n\nauthToken: *auth",
        "x: &u tok3n\ny: &t\n  inline: *u\nauthToken: *t",
        "kind: Secret\ndata:\n  Authorization: tok3n",
        "data:\n  Authorization: tok3n\nkind: Secret",
        "kind: \"Secret\"\nstringData:\n  Authorization: |\n    kind: tok3n\n",
        "kind: Secret\nstringData:\n  a: x\n  b: >\n    name: y\n    tok3n",
        "kind: Secret\nstringData: {Authorization: tok3n}",
        "{\"kind\":\"Secret\",\"data\":{\"Authorization\":\"tok3n\"}}",
        "{\"data\":{\n\"Authorization\":\"tok3n\"\n},\"kind\":\"Secret\"}",
        "kind: Secret\nstringData:\n  tok3n",
        "kind: List\nitems:\n- data:\n    a: tok3n\n  kind: Secret\n",
        "a: 1\n--- \nkind: Secret\ndata:\n  a: tok3n\n",
        "authToken: {kind: Inline inline: tok3n}",
        "authToken: {kind: Inline tok3n}",
        "authToken:\n  kind: tok3n",
        "authToken:\n  kind: \"tok3n\"",
        "authToken:\n  a-tok3n-of-some-length: x",
        "authToken:\n  kind: Inline\n  name: tok3n",
        "authToken:\n  kind: Inline            inline: tok3n",
        "authToken:\n  secretRef: tok3n",
        "secretRef: tok3n",
        "openai: tok3n",
        "provider: tok3n",
        "provider: {openai: tok3n}",
        "inline: !tok3n",
        "inline: !!tok3n",
        "inline: !!strtok3n",
        "inline: &tok3n x",
        "inline: *tok3n x",
        "kind: Secret\ndata:\n  passwd: *tok3n",
        "kind: Secret\ndata:\n  passwd: *a!tok3n",
        "x: \"{\\\"inline\\\":\\\"tok3n\\\"}\"",
        "'    inline: 'tok3n'",
        "x: \"a inline: \"tok3n\"",
        "{\"\\u0069nline\": \"tok3n\"}",
        "kind: Inline\n  inline: |\n% tok3n",
        "kind: Inline\n: tok3n",
        "kind: Inline\nx.y: tok3n",
        "inline:\n  kind: Inline\n  x: tok3n",
        "host: user:tok3n@example.com",
        "host: https://tok3n@example.com",
        "x: sk-tok3n",
        "x: sk-ant-tok3n-1",
        "x: /v1/sk-tok3n",
        "x: ya29.tok3n",
        "x: eyJhbtok3n.eyJtok3n.tok3n",
        "x: Bearer abc-tok3n-12",
        "x: a1B2c3D4tok3nE5f6G7",
        "a: 1\r\nkind: Secret\r\ndata:\r\n  a: tok3n\r\n",
        "a: 1\rauthToken:\r  inline: tok3n\r",
      })
  void hidesToken(String text) {
    for (String manifest : List.of(text, indented(text), text.replace("\n", "\r\n"))) {
      Source source = new Source("m.yaml", manifest);
      Redaction redaction = Redaction.of(source);
      int at = manifest.indexOf(TOKEN);
      while (at >= 0) {
        assertThat(redaction.hidden(at)).as("offset %d of %s", at, manifest).isNotNull();
        at = manifest.indexOf(TOKEN, at + 1);
      }
      for (int line = 1; line <= source.lineCount(); line++) {
        int start = source.lineSpan(line).start();
        Location location = Location.of(source, Span.at(start));
        assertThat(LineExcerpt.of(location, redaction, 200).line()).doesNotContain("ok3", "3n");
      }
    }
  }

  private static String indented(String text) {
    boolean documents = text.contains("---");
    return documents ? text : "    " + text.replace("\n", "\n    ");
  }

  /** What a reader needs in order to understand a finding stays readable. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "authToken:\n  kind: Inlin",
        "authToken: {kind: SecretRef, secretRef: {name: openai}}",
        "authToken:\n  kind: SecretRef\n  secretRef:\n    name: openai\nhostOverride: {host: a, prt: 1}",
        "provider:\n  openai:\n    modle: gpt\n    authToken:\n      kind: Passthrough\n",
        "kind: ConfigMap\ndata:\n  a: b\n",
        "fullPath: https://inline.example.com/v1",
        "maxTokens: 5",
        "prefix: 'Bearer '",
        "provider: openai",
        "provider: *shared\n",
        "model: claude-3-5-sonnet-20241022",
        "model: meta-llama/Llama-3.3-70B-Instruct-Turbo-Free",
        "model: anthropic.claude-3-haiku-20240307-v1:0",
        "deploymentName: gpt-4o-2024-08-06",
        "uid: 0b1c2d3e-1a1b-2c2d-3e3f-444455556666",
        "name: backend-7f9c6d5b4-x2v9q",
        "name: openAiBackendForTheWholeTeam2024",
        "name: task-runner",
        "owner: someone@example.com",
        "prefix: 'Bearer token '",
        "{\"host\":\"a\",\"authToken\":{\"kind\":\"Passthrough\"},\"model\":\"gpt\"}",
        "ai: {openai: {authToken: {kind: Passthrough}}}, static: {hosts: []}, weight: unknown",
      })
  void leavesOtherValues(String text) {
    assertThat(Redaction.mask(text)).isEqualTo(text);
  }

  @Test
  void hidesNoMoreThanTheToken() {
    assertThat(shown("{kind: Inline, inline: abc, model: x}"))
        .isEqualTo("{kind: Inline, inline: …, model: x}");
    assertThat(shown("{\"inline\":\"abc\",\"kind\":\"Inline\"}"))
        .isEqualTo("{\"inline\":…,\"kind\":\"Inline\"}");
    assertThat(shown("inline: abc\nkind: Inline")).isEqualTo("inline: …\nkind: Inline");
    assertThat(shown("authToken:\n  kind: Inline\n  inline: abc\nmodle: x"))
        .isEqualTo("authToken:\n  kind: Inline\n  inline: …\nmodle: x");
    assertThat(shown("inline: \"abc\" # my abc")).isEqualTo("inline: … # …");
  }

  private static String shown(String text) {
    Source source = new Source("m.yaml", text);
    Redaction redaction = Redaction.of(source);
    List<String> lines = new ArrayList<>();
    for (int line = 1; line <= source.lineCount(); line++) {
      int start = source.lineSpan(line).start();
      lines.add(LineExcerpt.of(Location.of(source, Span.at(start)), redaction, 200).line());
    }
    return String.join("\n", lines);
  }

  @Test
  void hidesTheTokenInWordsToo() {
    Source source = new Source("m.yaml", "inline: sk-0123456789abcdef-ghijkl\nmodel: x\n");
    Diagnostic diagnostic =
        Reports.finding(
                Rule.WRONG_TYPE,
                source,
                "model",
                "\"sk-0123456789abcdef-ghijkl\" is odd, cut: sk-0123456789abcdef…")
            .withHint("Not sk-0123456789abcdef-ghijkl.");
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(Reports.write(format, Reports.findings(diagnostic)))
          .as(format.label())
          .doesNotContain("0123");
    }
  }

  @Test
  void hidesEscapedTokensInWords() {
    Source source = new Source("m.yaml", "inline: \"sk-\\x30123456789\"\n");
    assertThat(Redaction.of(source).hide("got sk-0123456789")).isEqualTo("got …");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inline: ",
        "inline: \"",
        "inline: '",
        "{inline: }",
        "authToken: {",
        "a: &a *a ",
        "}",
        "\"",
        " '",
        ":",
        "inline:\n",
        "? inline\n",
        "\\",
        " \"\\",
        "-",
        "inline: |\n",
        ",",
        "&a ",
        "inline: *a ",
        "--- ",
        "---\n",
        "Secret data: {",
        "\n",
        "kind: ",
        "openai: x ",
        "a.b@",
        "sk-1234567 ",
        "inlin x\nfoo: bar baz\n",
        "inline: a}]",
        "{inline: }}]"
      })
  void takesLinearTime(String piece) {
    String text = piece.repeat((1 << 20) / piece.length());
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Redaction.mask(text));
    String line = "{inline: " + text.replace("\n", " ") + "x";
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Redaction.mask(line));
  }

  @Test
  void takesAnyText() {
    Random random = new Random(7);
    String[] pieces = {
      "inline",
      ":",
      " ",
      "\n",
      "\r",
      "\"",
      "'",
      "{",
      "}",
      "[",
      "]",
      ",",
      "|",
      ">",
      "&a",
      "*a",
      "-",
      "---",
      "authToken",
      "data",
      "Secret",
      "\\",
      "#",
      "?",
      "\t",
      "é",
      "\ud83d\ude00",
      "!",
      "x"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(30); j > 0; j--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThatCode(() -> Redaction.of(new Source("m.yaml", text.toString())))
          .as(text.toString())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void no_provider_has_a_credential_header_that_is_shown_where_a_route_sets_it() {
    for (String header : ProviderType.credentialHeaders()) {
      if (!header.equals("key")) { // The name of too many other things.
        assertThat(Redaction.mask("set:\n- name: " + header + "\n  value: " + TOKEN))
            .as(header)
            .doesNotContain(TOKEN);
      }
    }
  }
}
