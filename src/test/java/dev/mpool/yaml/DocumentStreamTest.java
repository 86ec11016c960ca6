package dev.mpool.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.text.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many documents apimachinery 0.36 takes from a stream, and where it drops text in silence. */
class DocumentStreamTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"a\": 1}|{\"b\": 2}|{\"c\": 3}; 3; 0",
        "{\"a\": 1}|b: 2; 2; 0",
        "{\"a\": 1} ---|b: 2; 2; 0",
        "{\"a\": 1}|---|b: 2; 2; 0",
        "{\"a\": 1}|# text|b: 2; 2; 0",
        "{a: 1}|{b: 2}; 1; 1",
        "{\"a\": 1,}|{\"b\": 2}; 1; 1",
        "a: 1|---|{\"b\": 2}|{\"c\": 3}; 2; 1",
        "{\"a\": 1}|---|{\"b\": 2}|{\"c\": 3}; 2; 1",
        "{\"a\": 1}|{b: 2}|{c: 3}; 2; 1",
      })
  void isReadAsKubectlReadsIt(String stream, int documents, int ignored) {
    YamlStream read = YamlReader.read(new Source("-", stream.replace('|', '\n')));
    assertThat(read.documents()).hasSize(documents);
    assertThat(read.diagnostics())
        .hasSize(ignored)
        .allMatch(finding -> finding.rule().id().equals("ignored-text"));
  }
}
