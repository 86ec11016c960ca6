package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code validate --fix} changes, and that a file with many mistakes is told in one run. */
class MendedFilesTest {

  private static final String RIGHT =
      """
      # A chain of two.
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata:
        name: chain   # its name
      spec:
        type: AI
        ai:
          multipool:
            priorities:
              - pool:
                  - provider:
                      openai:
                        model: "4.1"
                        authToken:
                          kind: SecretRef
                          secretRef: {name: openai}
                    pathOverride:
                      fullPath: /v1/chat/completions
                    hostOverride:
                      host: proxy.example.com
                      port: 443
              - pool:
                  - provider:
                      openai:
                        authToken:
                          kind: Inline
                          inline: "123456789"
      """;

  /** Each pair is a mistake that has a sure remedy, and what it was made from. */
  private static final String[][] MISTAKES = {
    {"type: AI", "type: ai"},
    {"multipool:", "multiPool:"},
    {"priorities:", "prioritys:"},
    {"openai:", "openAI:"},
    {"model: \"4.1\"", "model: 4.1"},
    {"authToken:", "authtoken:"},
    {"kind: SecretRef", "kind: secretRef"},
    {"pathOverride:", "pathoverride:"},
    {"fullPath: /v1", "fullPath: v1"},
    {"host: proxy", "host: https://proxy"},
    {"port: 443", "port: '443'"},
    {"inline: \"123456789\"", "inline: 123456789"},
  };

  @TempDir Path folder;

  private static String broken(String[]... mistakes) {
    String text = RIGHT;
    for (String[] mistake : mistakes) {
      text = text.replace(mistake[0], mistake[1]);
    }
    return text;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("backend.yaml"), text);
  }

  @Test
  void manyMistakesBelowEachOtherAreToldInOneRun() throws Exception {
    String out = Run.of("validate", file(broken(MISTAKES)).toString()).out();
    // Three of the names stand in the text twice.
    assertThat(out).contains(": 14 errors, 2 warnings");
    assertThat(out.split("Did you mean", -1)).hasSize(10);
    assertThat(out)
        .contains("error[path-not-absolute]")
        .contains("error[host-invalid]")
        .contains("port must be a whole number");
  }

  @Test
  void theVerdictOnOtherDocumentsStays() throws Exception {
    String text = broken(MISTAKES) + "---\n" + RIGHT.replace("name: chain", "name: other");
    String json = Run.of("validate", "--format", "json", file(text).toString()).out();
    assertThat(json)
        .contains("\"document\": 0")
        .doesNotContainPattern("error[^}]*\"document\": 1,");
  }

  @Test
  void everyOtherByteStays() throws Exception {
    Random random = new Random(7);
    String[] breaks = {"\n", "\r\n", "\r"};
    for (int i = 0; i < 60; i++) {
      List<String[]> mistakes = new ArrayList<>();
      for (String[] mistake : MISTAKES) {
        if (random.nextBoolean()) {
          mistakes.add(mistake);
        }
      }
      String lineBreak = breaks[i % 3];
      String front = i % 2 == 0 ? "\uFEFF" : "";
      String end = i % 5 == 0 ? "# the end, без перевода строки 😀" : "";
      String text =
          front + (broken(mistakes.toArray(new String[0][])) + end).replace("\n", lineBreak);
      Path file = file(text);
      Run.of("validate", "--fix", file.toString());
      String expected = (RIGHT + end).replace("\n", lineBreak);
      assertThat(Files.readString(file)).isEqualTo(front + expected);
      assertThat(Run.of("validate", "--fix", "--diff", file.toString()).out()).isEmpty();
    }
  }

  @Test
  void theDifferenceShowsNoCredentialAndWritesNothing() throws Exception {
    String text = broken(MISTAKES[1], MISTAKES[11]);
    Path file = file(text);
    Run run = Run.of("validate", "--fix", "--diff", file.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("--- " + file + "\n+++ " + file + "\n@@ ")
        .contains("\n-    multiPool:\n+    multipool:\n")
        .contains("\n-                    inline: …\n+                    inline: \"…\"\n")
        .doesNotContain("123456789");
    assertThat(run.err()).contains("1 file, 1 Backend: 2 warnings").doesNotContain("123456789");
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void whatRemainsDecides() throws Exception {
    Path file = file(broken(MISTAKES[1]).replace("pathOverride:", "nonsense:"));
    Run run = Run.of("validate", "--fix", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("Unknown field \"nonsense\"").doesNotContain("multiPool");
    assertThat(Files.readString(file)).contains("multipool:").contains("nonsense:");
  }

  @Test
  void permissionsAndLinksStay() throws Exception {
    Path file = file(broken(MISTAKES[1]));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file.getFileName());
    assertThat(Run.of("validate", "--fix", link.toString()).code()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Files.readAllBytes(file)).isEqualTo(RIGHT.getBytes(StandardCharsets.UTF_8));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void whatIsNotSureIsLeft() throws Exception {
    String text =
        broken()
            .replace("port: 443", "port: \"0443\"")
            .replace("host: proxy.example.com", "host: https://proxy.example.com/v1")
            .replace("fullPath: /v1", "fullPath: https://a.example/v1");
    Path file = file(text);
    assertThat(Run.of("validate", "--fix", file.toString()).code()).isEqualTo(1);
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() {
    assertThat(Run.of("validate", "--diff", "testdata/valid").code()).isEqualTo(2);
    assertThat(Run.of("validate", "--fix", "--watch", "testdata/valid").code()).isEqualTo(2);
    Run run = Run.reading(RIGHT, "validate", "--fix", "-");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--fix --diff");
    assertThat(Run.reading(RIGHT, "validate", "--fix", "--diff", "-").code()).isZero();
  }
}
