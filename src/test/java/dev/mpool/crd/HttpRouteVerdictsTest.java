package dev.mpool.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.diag.Diagnostic;
import dev.mpool.schema.BackendSchema;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the API server's own code says about HTTPRoutes, by the CRD of the standard channel 1.4. */
class HttpRouteVerdictsTest {

  private static final HttpRouteSchema SCHEMA = HttpRouteSchema.load();

  @TestFactory
  List<DynamicTest> theSchemaRefusesWhatTheServerRefuses() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(Path.of("testdata/httproute-verdicts.jsonl"))) {
      JsonNode verdict = json.readTree(line);
      String text = json.writeValueAsString(verdict.get("doc"));
      tests.add(
          DynamicTest.dynamicTest(
              verdict.get("name").asText(),
              () -> {
                List<Diagnostic> found = findings(text);
                assertThat(found.isEmpty())
                    .as("%s against %s", found, verdict.get("errors"))
                    .isEqualTo(verdict.get("accepted").asBoolean());
              }));
    }
    return tests;
  }

  @Test
  void isSelfContainedAndSaysTheSameOfMetadataAsTheOneOfBackends() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(HttpRouteSchema.text());
    JsonNode backends = new ObjectMapper().readTree(BackendSchema.text());
    assertThat(schema.get("definitions").properties())
        .allSatisfy(
            entry ->
                assertThat(entry.getValue())
                    .as(entry.getKey())
                    .isEqualTo(backends.at("/definitions/" + entry.getKey())));
    assertThat(schema.findValuesAsText("$ref"))
        .allSatisfy(ref -> assertThat(schema.at(ref.substring(1)).isMissingNode()).isFalse());
    assertThat(schema.findValuesAsText("pattern"))
        .isNotEmpty()
        .noneMatch(p -> p.contains("(?=") || p.contains("(?!") || p.contains("(?<"));
  }

  private static List<Diagnostic> findings(String text) {
    YamlDocument document = YamlReader.read(new Source("route.json", text)).documents().get(0);
    return SCHEMA.check(document, (YamlMapping) document.root().orElseThrow(), "");
  }
}
