package dev.mpool.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
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
        "'a:\n    b: c\n  d: e' ¦ d: e ¦ indented like no line",
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
        "'a: \"\\/\"' ¦ \\/ ¦ no escape",
        "'a: \"\\x4\"' ¦ \\x ¦ 2 hex digits",
        "'a: \"\\ud83d\\ude00\"' ¦ \\ud83d ¦ no Unicode character",
        "'a: \"\\U00110000\"' ¦ \\U00110000 ¦ no Unicode character",
        "'a: *' ¦ * ¦ begins an alias",
        "'a: **b**' ¦ **b** ¦ begins an alias",
        "'a: &' ¦ & ¦ begins an anchor",
        "'a: !!' ¦ !! ¦ begins a tag",
        "'a: !x!y z' ¦ !x!y ¦ tag is not known",
        "'a: | b' ¦ | b ¦ Behind | and >",
        "'a: >0' ¦ >0 ¦ Behind | and >",
        "'%YAML 1.1' ¦ %YAML 1.1 ¦ document of its own"
      })
  void everyErrorHasItsPlaceAndItsWords(String text, String marked, String words) {
    Diagnostic found = YamlTexts.only(YamlTexts.read(text).diagnostics());

    assertThat(found.rule()).isEqualTo(Rule.YAML_SYNTAX);
    assertThat(found.message()).contains(words).endsWith(".");
    assertThat(YamlTexts.marked(found)).isEqualTo(marked);
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
