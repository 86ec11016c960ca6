package dev.mpool.yaml;

import static dev.mpool.yaml.YamlTexts.at;
import static dev.mpool.yaml.YamlTexts.json;
import static dev.mpool.yaml.YamlTexts.mapping;
import static dev.mpool.yaml.YamlTexts.marked;
import static dev.mpool.yaml.YamlTexts.only;
import static dev.mpool.yaml.YamlTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import dev.mpool.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents, merges, duplicates, places and comments. */
class YamlReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 1\n---\nb: 2\n",
        "---\na: 1\n---\nb: 2\n---\n",
        "\n\n--- \t\na: 1\r\n---\r\nb: 2",
        "# nothing\n---\na: 1\n---\n# nothing\n---\n\n---\nb: 2\n",
        "--- # first\na: 1\n--- # second\nb: 2\n",
        "a: 1\n---\n\uFEFFb: 2\n",
        "{\"a\": 1}\n{\"b\": 2}\n",
        "{\"a\": 1}{\"b\": 2}",
        "a: 1\n...\n---\nb: 2\n..."
      })
  void aSourceIsDividedAsByKubernetes(String text) {
    YamlStream stream = read(text);

    assertThat(stream.diagnostics()).isEmpty();
    assertThat(stream.documents()).extracting(YamlDocument::index).containsExactly(0, 1);
    assertThat(json(stream.documents().get(0).root().orElseThrow())).isEqualTo("{\"a\":1}");
    assertThat(json(stream.documents().get(1).root().orElseThrow())).isEqualTo("{\"b\":2}");
  }

  @Test
  void aSeparatorDividesABlockOfTextToo() {
    assertThat(read("a: |\n---\nb: 1\n").documents()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "# only\n", "---\n---\n", "\uFEFF", "--- # only", "...\n---\n "})
  void nothingIsNoDocument(String text) {
    YamlStream stream = read(text);

    assertThat(stream.documents().stream().filter(document -> document.root().isPresent()))
        .isEmpty();
  }

  @Test
  void aSyntaxErrorEndsOnlyItsDocument() {
    YamlStream stream = read("a: 1\n---\n: : :\n---\nb: [\n---\nc: 3\n");

    assertThat(stream.documents()).hasSize(4);
    assertThat(stream.documents())
        .extracting(document -> document.root().isPresent())
        .containsExactly(true, false, false, true);
    assertThat(stream.diagnostics())
        .extracting(found -> found.location().document())
        .containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a\n", "a\n", "'a'", "|\n a\n", "[]", "5"})
  void aDocumentIsAMapping(String text) {
    YamlStream stream = read(text);

    assertThat(only(stream.diagnostics()).rule()).isEqualTo(Rule.NOT_A_MAPPING);
    assertThat(stream.documents().get(0).root()).isEmpty();
  }

  @Test
  void aDirectiveIsADocumentOfItsOwnThatIsRefused() {
    YamlStream stream = read("%YAML 1.1\n---\na: 1\n");

    assertThat(stream.documents()).hasSize(2);
    assertThat(only(stream.diagnostics()).location().document()).isZero();
  }

  @Test
  void textThatKubernetesDoesNotReadIsAWarning() {
    YamlStream stream = read("a: 1\n...\nb: 2\nc: 3\n");

    Diagnostic found = only(stream.diagnostics());
    assertThat(found.rule()).isEqualTo(Rule.IGNORED_TEXT);
    assertThat(found.severity()).isEqualTo(Severity.WARNING);
    assertThat(marked(found)).isEqualTo("b: 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: &x {k: 1, l: 2}\nb: {<<: *x, m: 3}' | {\"k\":1,\"l\":2,\"m\":3}",
        "'a: &x {k: 1, l: 2}\nb: {<<: *x, k: 3}' | {\"k\":3,\"l\":2}",
        "'a: &x {k: 1, l: 2}\nb: {k: 3, <<: *x}' | {\"k\":1,\"l\":2}",
        "'b: {<<: [{k: 1}, {k: 2, l: 2}]}'       | {\"k\":1,\"l\":2}",
        "'b: {<<: {k: 1}, <<: {l: 2}}'           | {\"k\":1,\"l\":2}",
        "'b: {\"<<\": {k: 1}}'                   | {\"<<\":{\"k\":1}}",
        "'b: {!!merge <<: {k: 1}}'               | {\"k\":1}",
        "'b: {<<: {<<: {k: 1}, l: 2}}'           | {\"k\":1,\"l\":2}"
      })
  void mergeKeysAreMerged(String text, String expected) {
    String actual = json(at(mapping(text), "b"));

    assertThat(actual.chars().sorted().toArray()).isEqualTo(expected.chars().sorted().toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<<: a", "<<: [a]", "<<: [[{a: b}]]", "<<: ~"})
  void otherMergesAreRefused(String text) {
    assertThat(only(read(text).diagnostics()).message()).startsWith("A merge key");
  }

  @Test
  void aliasesKeepThePlaceOfWhatTheyStandFor() {
    String text = "a: &x\n  b: [c]\nd: *x\n";
    YamlMapping root = mapping(text);

    assertThat(json(root)).isEqualTo("{\"a\":{\"b\":[\"c\"]},\"d\":{\"b\":[\"c\"]}}");
    assertThat(at(root, "d/b/0").span()).isEqualTo(at(root, "a/b/0").span());
    assertThat(marked(text, root.entry("d").orElseThrow().keySpan())).isEqualTo("d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: *x", "a: *x\nb: &x c", "a: &x [*x]", "a: &x\n  <<: *x"})
  void aliasesWithoutAValueAreRefused(String text) {
    YamlStream stream = read(text);

    assertThat(marked(stream.diagnostics().get(0))).isEqualTo("*x");
    assertThat(stream.documents().get(0).root()).isEmpty();
  }

  @Test
  void aKeyThatIsWrittenTwiceIsToldAtTheSecond() {
    String text = "spec:\n  yes: 1\n  a/b: 2\n  \"a/b\": 3\n  true: 4\n";
    YamlStream stream = read(text);

    assertThat(stream.diagnostics()).extracting(Diagnostic::rule).containsOnly(Rule.DUPLICATE_KEY);
    Diagnostic first = stream.diagnostics().get(0);
    assertThat(marked(first)).isEqualTo("\"a/b\"");
    assertThat(first.location().line()).isEqualTo(4);
    assertThat(first.location().pointer()).isEqualTo("/spec/a~1b");
    assertThat(first.related().get(0).location().line()).isEqualTo(3);
    assertThat(marked(stream.diagnostics().get(1))).isEqualTo("true");
    assertThat(stream.documents().get(0).root()).isPresent();
  }

  @Test
  void duplicatesAreFoundInBigMappings() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append("k").append(i).append(": 1\n");
    }
    YamlStream stream = read(text + "k0: 2\nk50: 2\nk99: 2\n");

    assertThat(stream.diagnostics()).hasSize(3);
    YamlMapping root = (YamlMapping) stream.documents().get(0).root().orElseThrow();
    assertThat(root.entries()).hasSize(100);
    assertThat(root.entry("k77")).isPresent();
    assertThat(root.entry("k100")).isEmpty();
  }

  /** A text, the path of a value in it, and the characters that its span has. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: b # c'                     | a     | b",
        "'a: \"b\" '                    | a     | '\"b\"'",
        "'a: ''it''''s'''               | a     | '''it''''s'''",
        "'a: !!str &x b'                | a     | b",
        "'a: &x !!str \"b\"'            | a     | '\"b\"'",
        "'a: &x\n  b: c\n\n# d\n'       | a     | b: c",
        "'a:\n  - b\n  - c: d\n\ne: f'  | a     | '- b\n  - c: d'",
        "'a:\n- b\n- c\n\n\ne: f'       | a     | '- b\n- c'",
        "'a: [b, c ] # d'               | a     | '[b, c ]'",
        "'a: [b: c ]'                   | a/0   | b: c",
        "'a: {b: c}'                    | a     | {b: c}",
        "'a: b\n  c\nd: e'              | a     | 'b\n  c'",
        "'a: |\n  b\n\n# c\nd: e'       | a     | '|\n  b'",
        "'a: >-\n  b\n  c'              | a     | '>-\n  b\n  c'",
        "'a:\nb: c'                     | a     | ''",
        "'- 1\n' ''                     |       | ''"
      })
  void spansHaveExactlyTheCharactersOfTheValue(String text, String path, String expected) {
    if (path == null) {
      return;
    }
    assertThat(marked(text, at(mapping(text), path).span())).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void spansAreOffsetsOfTheSource(String lineBreak) {
    String text = "😀é: 😀\n\"ü😀\" : [\"😀\", x]\nb: 😀 y\n".replace("\n", lineBreak);
    YamlMapping root = mapping(text);

    assertThat(marked(text, root.entries().get(1).keySpan())).isEqualTo("\"ü😀\"");
    assertThat(marked(text, at(root, "ü😀/0").span())).isEqualTo("\"😀\"");
    assertThat(marked(text, at(root, "ü😀/1").span())).isEqualTo("x");
    assertThat(marked(text, at(root, "b").span())).isEqualTo("😀 y");
    assertThat(new Source("", text).position(at(root, "ü😀/1").span().start()).column())
        .isEqualTo(14);
  }

  @Test
  void spansOfLaterDocumentsAreOffsetsOfTheSourceToo() {
    String text = "\uFEFFa: 1\n---\nb: 😀\n---\nc:\n  d: e\n";
    YamlStream stream = read(text);

    YamlDocument last = stream.documents().get(2);
    assertThat(marked(text, last.span())).isEqualTo("c:\n  d: e");
    assertThat(marked(text, at(last.root().orElseThrow(), "c/d").span())).isEqualTo("e");
  }

  @Test
  void commentsThatSpeakToMpoolAreFound() {
    String text =
        """
        # mpool:ignore one why
        a: "# mpool:ignore none" # mpool:ignore two why
        b: | # mpool:ignore three why
          # mpool:ignore none
        c: x#mpool:none
        d: [e, # mpool:ignore four why
          f] # other
        ---
        # mpool:ignore five why
        """;
    YamlStream stream = read(text);

    assertThat(stream.comments())
        .extracting(comment -> line(stream, comment) + " " + comment.text())
        .containsExactly(
            "1 mpool:ignore one why",
            "2 mpool:ignore two why",
            "3 mpool:ignore three why",
            "6 mpool:ignore four why",
            "9 mpool:ignore five why");
    assertThat(marked(text, stream.comments().get(1).span())).isEqualTo("# mpool:ignore two why");
  }

  private static int line(YamlStream stream, Comment comment) {
    return stream.source().position(comment.span().start()).line();
  }
}
