package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings are told file by file in the order of the input, also those that compare files. */
class FindingOrderTest {

  @TempDir Path folder;

  private void write(String name, String backend, String type, String secret) throws IOException {
    Files.writeString(
        folder.resolve(name),
        """
        # mpool:ignore no-failover here for nothing
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: %s, namespace: ns}
        spec:
          type: %s
          ai: {llm: {provider: {openai: {authToken: {kind: SecretRef, secretRef: {name: %s}}}}}}
        """
            .formatted(backend, type, secret));
  }

  private List<String> found(String... arguments) throws IOException {
    List<String> words = new ArrayList<>(List.of("validate", "--format", "json"));
    words.addAll(List.of(arguments));
    List<String> found = new ArrayList<>();
    String report = Run.of(words.toArray(new String[0])).out();
    for (JsonNode each : new ObjectMapper().readTree(report).get("diagnostics")) {
      String file = Path.of(each.get("file").asText()).getFileName().toString();
      found.add(file + ' ' + each.at("/range/start/line") + ' ' + each.get("rule").asText());
    }
    return found;
  }

  @Test
  void findingsAcrossFilesStandWithTheirFile() throws IOException {
    write("a.yaml", "b", "AI", "open-ai");
    write("b.yaml", "b", "AI", "open.ai");
    write("c.yaml", "c", "AIX", "other");
    List<String> expected =
        List.of(
            "a.yaml 1 unused-suppression",
            "b.yaml 1 unused-suppression",
            "b.yaml 4 duplicate-backend",
            "b.yaml 7 secret-name-collision",
            "c.yaml 1 unused-suppression",
            "c.yaml 6 value-not-allowed");
    for (String jobs : List.of("1", "2", "7")) {
      assertThat(found("--jobs", jobs, folder.toString())).isEqualTo(expected);
    }
    String c = folder.resolve("c.yaml").toString();
    assertThat(found(c, folder.toString()).get(0)).isEqualTo("c.yaml 1 unused-suppression");
  }
}
