package dev.mpool.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.diag.Category;
import dev.mpool.diag.Diagnostic;
import dev.mpool.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a real API server said about manifests as YAML. */
class YamlVerdictsTest {

  @TestFactory
  List<DynamicTest> yamlIsRefusedWhereTheServerRefusesIt() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(Path.of("testdata/crd-verdicts.jsonl"))) {
      JsonNode verdict = json.readTree(line);
      tests.add(DynamicTest.dynamicTest(verdict.get("file").asText(), () -> agree(verdict)));
    }
    return tests;
  }

  private static void agree(JsonNode verdict) {
    Source source = new Source(verdict.get("file").asText(), verdict.get("text").asText());
    YamlStream stream = YamlReader.read(source);
    JsonNode documents = verdict.get("docs");
    assertThat(stream.documents()).hasSameSizeAs(documents);
    for (JsonNode document : documents) {
      int index = document.get("doc").asInt();
      String errors = document.get("errors").toString();
      boolean refused =
          document.path("stage").asText().equals("yaml") || errors.contains("already set in map");
      assertThat(refusals(stream, index))
          .as(errors)
          .satisfies(found -> assertThat(!found.isEmpty()).isEqualTo(refused));
    }
  }

  private static List<Diagnostic> refusals(YamlStream stream, int document) {
    return stream.diagnostics().stream()
        .filter(found -> found.location().document() == document)
        .filter(Diagnostic::isRefusal)
        .filter(found -> found.rule().category() != Category.SCHEMA)
        .toList();
  }
}
