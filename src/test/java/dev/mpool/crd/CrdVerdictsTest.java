package dev.mpool.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.diag.Diagnostic;
import dev.mpool.schema.BackendSchema;
import dev.mpool.schema.SchemaCheck;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a real API server said about Backends, and where. */
class CrdVerdictsTest {

  private static final BackendSchema SCHEMA = BackendSchema.load();

  @TestFactory
  List<DynamicTest> theSchemaRefusesWhatTheServerRefuses() throws IOException {
    return forEachBackend((stream, verdict) -> agree(SCHEMA, stream, verdict));
  }

  @TestFactory
  List<DynamicTest> theSameCrdGivenAsAFileRefusesTheSame() throws IOException {
    Path path = Path.of("testdata/crd/backends.yaml");
    CrdFile file = CrdFile.read(new Source(path.toString(), Files.readString(path)));
    assertThat(file.diagnostics()).isEmpty();
    SchemaCheck schema = file.schema().orElseThrow();
    return forEachBackend((stream, verdict) -> agree(schema, stream, verdict));
  }

  @TestFactory
  List<DynamicTest> everyPlaceThatTheServerNamesHasAFinding() throws IOException {
    return forEachBackend(CrdVerdictsTest::agreeOnPlaces);
  }

  private interface Judgement {
    void of(YamlStream stream, JsonNode verdict);
  }

  private static List<DynamicTest> forEachBackend(Judgement judgement) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(Path.of("testdata/crd-verdicts.jsonl"))) {
      JsonNode file = json.readTree(line);
      Source source = new Source(file.get("file").asText(), file.get("text").asText());
      for (JsonNode verdict : file.get("docs")) {
        // mpool takes the field that the CRD had until July 2025; a rule warns of it.
        boolean hasRemovedField =
            verdict.get("errors").toString().contains("hostOverride.insecureSkipVerify");
        boolean judged =
            verdict.path("kind").asText().equals("Backend")
                && !verdict.path("stage").asText().equals("typemeta")
                && !hasRemovedField;
        if (judged) {
          String name = source.name() + " #" + verdict.get("doc");
          tests.add(
              DynamicTest.dynamicTest(name, () -> judgement.of(YamlReader.read(source), verdict)));
        }
      }
    }
    return tests;
  }

  private static void agree(SchemaCheck schema, YamlStream stream, JsonNode verdict) {
    List<Diagnostic> found = findings(schema, stream, verdict);
    boolean yamlRefuses = refusedAsYaml(stream, verdict);
    assertThat(found.isEmpty() && !yamlRefuses)
        .as("%s against %s", found, verdict.get("errors"))
        .isEqualTo(verdict.get("accepted").asBoolean());
  }

  private static void agreeOnPlaces(YamlStream stream, JsonNode verdict) {
    List<Diagnostic> found = findings(SCHEMA, stream, verdict);
    for (JsonNode path : verdict.path("paths")) {
      String pointer = pointer(path.asText());
      if (pointer.equals("/metadata/name") && stream.source().text().contains("generateName")) {
        // The name that is too long is the generated one, which nobody has written.
        pointer = "/metadata/generateName";
      }
      assertThat(found)
          .as("%s of %s", pointer, verdict.get("errors"))
          .anyMatch(isRelatedTo(pointer));
    }
  }

  /** The API server does not say which of the owners is wrong. */
  private static String withoutOwnersIndex(Diagnostic finding) {
    return finding.location().pointer().replaceFirst("/ownerReferences/[0-9]+", "/ownerReferences");
  }

  /** A missing field is told where it is missing, a child of a wrong type at its parent. */
  private static Predicate<Diagnostic> isRelatedTo(String pointer) {
    return finding -> {
      String found = withoutOwnersIndex(finding);
      return (found + '/').startsWith(pointer + '/') || (pointer + '/').startsWith(found + '/');
    };
  }

  private static String pointer(String path) {
    return '/' + path.replace("]", "").replace('[', '.').replace('.', '/');
  }

  private static boolean refusedAsYaml(YamlStream stream, JsonNode verdict) {
    return stream.diagnostics().stream()
        .anyMatch(d -> d.isRefusal() && d.location().document() == verdict.get("doc").asInt());
  }

  private static List<Diagnostic> findings(
      SchemaCheck schema, YamlStream stream, JsonNode verdict) {
    for (YamlDocument document : stream.documents()) {
      if (document.index() == verdict.get("doc").asInt()
          && document.root().orElse(null) instanceof YamlMapping mapping) {
        return schema.check(document, mapping, "");
      }
    }
    return List.of();
  }
}
