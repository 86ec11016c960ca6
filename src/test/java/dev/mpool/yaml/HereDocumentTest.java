package dev.mpool.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.text.Source;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HereDocumentTest {

  @ParameterizedTest
  @CsvSource({
    "kubectl apply -f- <<EOF, EOF",
    "kubectl apply -f - << EOF, EOF",
    "$ kubectl create -f- <<'EOF', EOF",
    "cat <<-\"END_1\" | kubectl apply -f -, END_1",
    "/usr/bin/kubectl apply -f - <<~X, X",
    "kubectl apply -f- <<\\EOF, EOF",
  })
  void aCommandNamesItsEnd(String line, String word) {
    assertThat(HereDocument.word(line)).isEqualTo(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<<EOF", "<<: *base", "a: <<EOF", "cat <<EOF:", "- <<EOF", "a <<", "a << -"})
  void otherLinesAreYaml(String line) {
    assertThat(HereDocument.word(line)).isNull();
  }

  /** The texts of the marked lines, in order; the manifest between them is read. */
  @ParameterizedTest
  @CsvSource({
    "'kubectl apply -f- <<EOF|a: 1|EOF|', 'kubectl apply -f- <<EOF,EOF', 1",
    "'kubectl apply -f- <<EOF|a: 1|EOF', 'kubectl apply -f- <<EOF,EOF', 1",
    "'# x|cat <<E|a: 1|---|b: 2|E|', 'cat <<E,E', 2",
    "'cat <<E|---|a: 1|---|E|', 'cat <<E,E', 1",
    "'cat <<E|a: 1|E|cat <<F|b: 2|F|', 'cat <<E,E,cat <<F,F', 2",
    "'cat <<E|a: 1|', 'cat <<E', 1",
    "'cat <<E|{\"a\": 1}|E|', 'cat <<E,E', 1",
    "'a: 1|---|cat <<E|b: 2|E|', 'cat <<E,E', 2",
  })
  void bothLinesAreTold(String text, String lines, int documents) {
    YamlStream stream = YamlReader.read(new Source("a.yaml", text.replace('|', '\n')));
    List<String> marked =
        stream.diagnostics().stream()
            .map(
                finding ->
                    finding
                        .location()
                        .source()
                        .text()
                        .substring(
                            finding.location().span().start(), finding.location().span().end()))
            .toList();
    assertThat(marked).containsExactly(lines.split(","));
    assertThat(stream.documents()).hasSize(documents);
  }
}
