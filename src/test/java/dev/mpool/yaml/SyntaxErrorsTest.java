package dev.mpool.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about text that is not YAML, and where. */
class SyntaxErrorsTest {

  /** A text, what is marked in it, and words of the message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "'a:\n\tb: c' ¦ '\t' ¦ tab",
        "'a:\n  b: c\n \td: e' ¦ '\t' ¦ tab",
        "'a: |\n\tb' ¦ '\t' ¦ tab",
        "'a: b: c' ¦ : ¦ has a value already",
        "'a: b\n  c: d' ¦ : ¦ has a value already",
        "'a: @x' ¦ @ ¦ begin with @",
        "'a: `x`' ¦ ` ¦ begin with `",
        "'a: %x' ¦ % ¦ begin with %",
        "'a: - b' ¦ - ¦ list cannot begin here",
        "'a: -' ¦ - ¦ list cannot begin here",
        "'a: ? b' ¦ ? ¦ key cannot begin here",
        "'a: b\nc' ¦ c ¦ no colon",
        "'a: b\nc:d\ne: f' ¦ c:d ¦ no colon",
        "'a: b\n- c' ¦ - ¦ list item stands here",
        "'a:\n    b: c\n  d: e' ¦ b: c ¦ more than the next key",
        "'a:\n    # x\n    b:\n      c: d\n  e: f' ¦ 'b:' ¦ more than the next key",
        "'a:\n  b: c\n d: e' ¦ d: e ¦ indented like no line",
        "'a:\n    b: c\n    d: e\n  f: g' ¦ f: g ¦ indented like no line",
        "'a:\n    b:\n      c: d\n    d: e\n  f: g' ¦ f: g ¦ indented like no line",
        "'a: \"http:\\/\\/x\"' ¦ \\/ ¦ known to JSON, but not to YAML",
        "'a:\n- b\n c: d' ¦ : ¦ has a value already",
        "'- a\nb: c' ¦ b: c ¦ among the items",
        "'a: [b' ¦ [ ¦ has no ]",
        "'a: {b: c' ¦ { ¦ has no }",
        "'a: [b}' ¦ } ¦ comma or ]",
        "'a: {b: c]' ¦ ] ¦ comma or }",
        "'a: [b] c' ¦ c ¦ next key",
        "'a: [,]' ¦ ',' ¦ value is expected",
        "'a: ]' ¦ ] ¦ value is expected",
        "'a: \"b' ¦ '\"' ¦ not closed",
        "'a: ''b\nc: d' ¦ '''' ¦ not closed",
        "'a: \"\\q\"' ¦ \\q ¦ no escape",
        "'a: \"\\x4\"' ¦ \\x ¦ 2 hex digits",
        "'a: \"\\ud83d\\ude00\"' ¦ \\ud83d ¦ in two escapes, but YAML",
        "'a: \"\\U00110000\"' ¦ \\U00110000 ¦ no Unicode character",
        "'a: *' ¦ * ¦ begins an alias",
        "'a: **b**' ¦ **b** ¦ begins an alias",
        "'a: &' ¦ & ¦ begins an anchor",
        "'a: !!' ¦ !! ¦ begins a tag",
        "'a: !x!y z' ¦ !x!y ¦ tag is not known",
        "'a: | b' ¦ | b ¦ Behind | and >",
        "'a: >0' ¦ >0 ¦ Behind | and >",
        "'%YAML 1.1' ¦ %YAML 1.1 ¦ document of its own",
        "'a: b\nc d\ne: f' ¦ c d ¦ no colon",
        "'a b\nc: d' ¦ a b ¦ no colon",
        "'a:\n  b\n    c: d' ¦ b ¦ no colon",
        "'- a b\n  c: d' ¦ a b ¦ no colon",
        "'a:\n  b c\n  d: e' ¦ b c ¦ no colon",
        "'a: b\n----\nc: d' ¦ - ¦ Only a comment",
        "'a: x\u00A0y\n  c: d' ¦ : ¦ has a value already",
        "'a:\n\u00A0 b: c\n  d: e' ¦ '\u00A0' ¦ no-break space (U+00A0)",
        "'a:\n \u2003\u2003b: c\n    d: e' ¦ '\u2003\u2003' ¦ invisible character (U+2003)",
        "'a:\n  b:\u00A0c\n  d: e' ¦ '\u00A0' ¦ no-break space (U+00A0)",
        "'a:\n-\u00A0b: c\n- d: e' ¦ '\u00A0' ¦ no-break space (U+00A0)",
        "'a:\n  - b: c\n  \u2013 d: e' ¦ \u2013 ¦ typographic dash (U+2013)",
        "'a:\n-b: c\n  d: e' ¦ : ¦ has a value already",
        "'a:\n  -b:\n      c: d\n    e: f' ¦ - ¦ blank is missing behind this dash",
        "'```yaml\na: b\n```' ¦ ```yaml ¦ Markdown",
        "'a: b\n```' ¦ ``` ¦ Markdown",
        "'// c\na: b' ¦ // c ¦ no comment",
        "'{\n  // c\n  \"a\": 1}' ¦ // c ¦ no comment",
        "'{\"a\": 1, // c, d\n \"b\": 1}' ¦ // c, d ¦ no comment",
        "'{\"a\": \"1\" /* c */, \"b\": 1}' ¦ '/* c */, \"b\": 1}' ¦ no comment",
        "'{\n/*\nc\n*/\n\"a\": 1}' ¦ /* ¦ no comment",
        "'a: see // b\n   c: d' ¦ : ¦ has a value already",
        "'a: \"b\nc: \"d\"' ¦ '\"' ¦ closed only further down",
        "'a: [b\nc: d' ¦ [ ¦ has no ] before the next key",
        "'a: {b: c\nd: e' ¦ { ¦ has no } before the next key",
        "'a: {b: c\n d: e}' ¦ : ¦ comma or }",
        "'{\"a\": \"1\"\n\"b\": 2}' ¦ '\"b\"' ¦ comma or }",
        "'{\"a\" 1}' ¦ 1 ¦ colon or comma",
        "'a:\n  <<: *b\n  c: d' ¦ *b ¦ no anchor",
        "'a: \"b\" c' ¦ c ¦ behind the closing quote",
        "'a: ''it''s mine''' ¦ 's mine''' ¦ behind the closing quote",
        "'a: b:' ¦ : ¦ colon stands behind a value",
        "'a: b\n  c:' ¦ : ¦ has a value already",
        "'a: bapiVersion: c' ¦ apiVersion ¦ second object"
      })
  void everyErrorHasItsPlaceAndItsWords(String text, String marked, String words) {
    Diagnostic found = YamlTexts.only(YamlTexts.read(text).diagnostics());

    assertThat(found.rule()).isEqualTo(Rule.YAML_SYNTAX);
    assertThat(found.message()).contains(words).endsWith(".");
    assertThat(YamlTexts.marked(found)).isEqualTo(marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"b\": 1, \"%s\": 2,}", "{%s: 2}", "\"%s\": 2", "%s: b", "a:\n  '%s' : b"})
  void aKeyThatIsTooLongIsToldAsThat(String text) {
    String key = "k".repeat(1025);
    Diagnostic found = YamlTexts.only(YamlTexts.read(text.formatted(key)).diagnostics());

    assertThat(found.message()).startsWith("This key is too long");
    assertThat(YamlTexts.marked(found)).contains(key).hasSizeLessThan(1028);
    assertThat(YamlTexts.read(text.formatted(key.substring(4))).diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: %s: b", "{a: %s, : b}", "[%s, {b: [c: d]}"})
  void aLongValueIsNotTakenForAKey(String text) {
    assertThat(YamlTexts.read(text.formatted("k".repeat(1025))).diagnostics())
        .noneMatch(found -> found.message().contains("too long"));
  }

  @Test
  void textLeftOfTheFirstKeyTellsOfTheIndentation() {
    Diagnostic found = YamlTexts.only(YamlTexts.read("# x\n  a: b\nc: d\n").diagnostics());

    assertThat(found.rule()).isEqualTo(Rule.IGNORED_TEXT);
    assertThat(found.hint().orElseThrow()).startsWith("Check the indentation");
    assertThat(YamlTexts.only(YamlTexts.read("a: b\n...\nc: d\n").diagnostics()).hint())
        .contains("Begin a new document with --- on a line of its own.");
  }

  @ParameterizedTest
  @ValueSource(
      chars = {'\u0000', '\u0007', '\u001B', '\u007F', '\u0090', '\uFFFE', '\uD83D', '\uDE00'})
  void aForbiddenCharacterIsToldByItsCode(char c) {
    Diagnostic found = YamlTexts.only(YamlTexts.read("a: 'b" + c + "'\nc: [").diagnostics());

    assertThat(found.message()).contains(String.format("U+%04X", (int) c));
    assertThat(found.location().span().start()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: {{ .Values.a }}'              | {{ .Values.a }}",
        "'a: b\n{{- if .Values.c }}\nd: e' | {{- if .Values.c }}",
        "'a: {{ .Values.a'                 | {{ .Values.a",
        "'{{ include \"x\" . }}'           | {{ include \"x\" . }}"
      })
  void aTemplatePlaceholderIsToldAsWhatItIs(String text, String marked) {
    Diagnostic found = YamlTexts.read(text).diagnostics().get(0);

    assertThat(found.message()).contains("template placeholder");
    assertThat(found.hint().orElseThrow()).contains("helm template");
    assertThat(YamlTexts.marked(found)).isEqualTo(marked);
  }
}
