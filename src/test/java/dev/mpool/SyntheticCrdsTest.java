package dev.mpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.crd.CrdFile;
import dev.mpool.diag.Category;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.inspect.Progress;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.InputFile;
import dev.mpool.text.InputFiles;
import dev.mpool.text.Source;
import dev.mpool.text.SourceReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * CRDs that were made up to hold every keyword, format and function: mpool judges an object as
 * apiextensions-apiserver 0.36.0 does, or says beforehand that it does not evaluate what decides.
 */
class SyntheticCrdsTest {

  /** Of 330 objects. */
  private static final int MOST_UNEVALUATED = 6;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static int unevaluated;

  /**
   * One CRD with its objects.
   *
   * @param name what it is about
   */
  record Set(String name, String crd, JsonNode objects) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Set> sets() throws IOException {
    List<Set> sets = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("testdata/crd-synthetic.jsonl"))) {
      JsonNode set = JSON.readTree(line);
      sets.add(new Set(set.get("set").asText(), set.get("crd").asText(), set.get("docs")));
    }
    return sets.stream();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void objects_are_judged_as_by_a_server(Set set) {
    CrdFile crd = CrdFile.read(new Source("crd.yaml", set.crd));
    assertThat(crd.schema()).isPresent();
    List<String> wrong = new ArrayList<>();
    for (JsonNode object : set.objects) {
      List<Diagnostic> found = judged(crd, object.get("text").asText());
      boolean accepted =
          found.stream().noneMatch(d -> d.isError() && d.rule().category() != Category.RULE);
      if (accepted != object.get("accepted").asBoolean()) {
        String field = object.get("name").asText().replaceFirst("-[0-9]+\\.yaml$", "");
        if (isTold(crd, set.crd, field)) {
          unevaluated++;
        } else {
          wrong.add(object.get("text").asText() + object.get("error").asText());
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(unevaluated).isLessThanOrEqualTo(MOST_UNEVALUATED);
  }

  @Test
  void a_definition_that_a_server_refuses_is_refused_at_its_place() {
    String bad = first().crd.replaceFirst("format: bsonobjectid", "pattern: '[a'");
    CrdFile file = CrdFile.read(new Source("crd.yaml", bad));
    assertThat(file.schema()).isEmpty();
    assertThat(file.diagnostics())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(Rule.CRD_INVALID);
              assertThat(finding.location().line())
                  .isEqualTo(bad.substring(0, bad.indexOf("'[a'")).lines().count());
            });
  }

  private static Set first() {
    try {
      return sets().findFirst().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Diagnostic> judged(CrdFile crd, String text) {
    Settings settings = new Settings(RuleSettings.DEFAULTS, SourceReader.DEFAULT_MAX_BYTES, 1);
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return Compiler.byCrd(crd, settings, in)
        .inspect(InputFiles.list(List.of(InputFile.STANDARD_INPUT)), Progress.SILENT)
        .diagnostics();
  }

  /** Whether a finding about the definition stands in the schema of a field of spec. */
  private static boolean isTold(CrdFile crd, String text, String field) {
    List<String> lines = text.lines().toList();
    int start = lines.indexOf("              " + field + ":") + 1;
    int end = start;
    while (end < lines.size() && lines.get(end).startsWith("               ")) {
      end++;
    }
    int last = end;
    return crd.diagnostics().stream()
        .mapToInt(finding -> finding.location().line())
        .anyMatch(line -> line > start && line <= last);
  }
}
