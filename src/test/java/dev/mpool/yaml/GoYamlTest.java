package dev.mpool.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.diag.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code YAMLToJSON} of sigs.k8s.io/yaml v1.6.0, with go.yaml.in/yaml/v2 v2.4.2, makes of
 * mangled YAML. The texts were made at random; each has the library's JSON or its refusal.
 */
class GoYamlTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  List<DynamicTest> everyTextIsReadOrRefusedAsByTheLibrary() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("testdata/go-yaml.jsonl"))) {
      JsonNode expected = JSON.readTree(line);
      String text = expected.get("text").asText();
      tests.add(
          DynamicTest.dynamicTest(
              text.replaceAll("\\p{Cntrl}", " "),
              () -> {
                if (expected.has("refused")) {
                  refuses(text, expected.get("refused").asText());
                } else {
                  reads(text, expected.get("json"));
                }
              }));
    }
    return tests;
  }

  private static void refuses(String text, String reason) {
    YamlStream stream = YamlTexts.read(text);

    assertThat(stream.diagnostics()).as(reason).anyMatch(Diagnostic::isRefusal);
    assertThat(stream.documents().get(0).root()).isEmpty();
  }

  private static void reads(String text, JsonNode expected) throws IOException {
    YamlStream stream = YamlTexts.read(text);

    assertThat(stream.diagnostics()).noneMatch(Diagnostic::isRefusal);
    YamlNode root = stream.documents().get(0).root().orElseThrow();
    String actual = YamlTexts.json(root);
    assertThat(JSON.readTree(actual).equals(GoYamlTest::compare, expected)).as(actual).isTrue();
  }

  /** Numbers are equal if their values are: Go writes 1e+20 for what is an integer here. */
  private static int compare(JsonNode one, JsonNode other) {
    boolean equal =
        one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue()) == 0
            : one.equals(other);
    return equal ? 0 : 1;
  }
}
