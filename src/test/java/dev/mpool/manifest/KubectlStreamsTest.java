package dev.mpool.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.model.BackendReader;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What kubectl takes from streams of JSON and YAML: {@code resource.Builder} of k8s.io/cli-runtime
 * v0.36.0, as {@code kubectl apply} uses it, was given each text, made at random or by hand. Each
 * object in them has a name of its own.
 */
class KubectlStreamsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("\\bn[0-9]+\\b");

  @TestFactory
  List<DynamicTest> everyStreamIsReadAsByKubectl() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("testdata/kubectl-streams.jsonl"))) {
      JsonNode expected = JSON.readTree(line);
      tests.add(DynamicTest.dynamicTest(expected.get("text").toString(), () -> check(expected)));
    }
    return tests;
  }

  static void check(JsonNode expected) {
    String text = expected.get("text").asText();
    YamlStream stream = YamlReader.read(new Source("-", text));
    List<Diagnostic> findings = new ArrayList<>(stream.diagnostics());
    List<String> read = new ArrayList<>();
    for (YamlDocument document : stream.documents()) {
      ObjectSelection selection =
          ObjectSelection.of(document, List.of(ObjectKind.BACKEND), findings::add);
      for (ManifestObject object : selection.objects()) {
        read.add(BackendReader.readName(object).name().name());
      }
    }
    List<String> backends = names(expected.path("backends"));
    if (findings.stream().anyMatch(d -> d.rule() == Rule.DUPLICATE_KEY)) {
      // The server refuses it, not kubectl.
      return;
    }
    if (expected.has("error")) {
      assertThat(findings).as(expected.get("error").asText()).anyMatch(Diagnostic::isRefusal);
    }
    if (expected.has("error") || expected.has("without kind")) {
      // kubectl may stop there, where mpool tells what else is wrong.
      read.retainAll(backends);
      assertThat(read).isEqualTo(backends);
      return;
    }
    assertThat(findings).noneMatch(Diagnostic::isRefusal);
    assertThat(read).isEqualTo(backends);
    List<String> dropped = NAME.matcher(text).results().map(MatchResult::group).toList();
    dropped = new ArrayList<>(dropped);
    dropped.removeAll(backends);
    dropped.removeAll(names(expected.path("others")));
    if (!dropped.isEmpty()) {
      assertThat(findings)
          .as("dropped in silence: %s", dropped)
          .anyMatch(d -> d.rule() == Rule.IGNORED_TEXT || d.rule() == Rule.LIST_NOT_READ);
    }
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(name -> names.add(name.asText()));
    names.remove("");
    return names;
  }
}
