package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code render --check} says of a file that does not hold what would be written. */
class CheckedFileTest {

  private static final String MANIFEST = "testdata/valid/openai-multipool.yaml";
  private static final String REPAIR =
      "mpool: To write it, run: mpool render --output FILE " + MANIFEST + "\n";

  @TempDir Path folder;

  private Path kept;
  private String wanted;

  @BeforeEach
  void render() {
    kept = folder.resolve("envoy.yaml");
    wanted = Run.of("render", MANIFEST).out();
  }

  /** What is said about a file with this text, without the file's own name. */
  private String check(String text) throws IOException {
    return check(text.getBytes(StandardCharsets.UTF_8));
  }

  private String check(byte[] bytes) throws IOException {
    Files.write(kept, bytes);
    Run run = Run.of("render", "--check", kept.toString(), MANIFEST);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    String told = run.err().replace(kept.toString(), "FILE");
    assertThat(told).endsWith(REPAIR);
    return told.substring(0, told.length() - REPAIR.length());
  }

  @Test
  void aDifferenceInTheTransformationAloneIsCut() throws Exception {
    String code = "                        local ";
    assertThat(wanted.split(code, -1)).hasSizeGreaterThan(50);
    String other = wanted.replace(code, "                        local  ");
    assertThat(check(other))
        .startsWith("--- FILE\n+++ rendered\n@@ ")
        .containsPattern(
            "\nmpool: FILE differs in the transformation's code alone; \\d+ more lines do.\n$")
        .hasLineCount(31);
    assertThat(check(other.replace("port_value: 10000", "port_value: 10001")))
        .contains("port_value: 10001")
        .hasSizeGreaterThan(5_000);
    assertThat(check(wanted.replaceFirst(code, code + " ")))
        .containsPattern("\n-\\s+local  \\w")
        .hasLineCount(11);
  }

  @Test
  void theCommandThatRepairsCanBeTypedAtAShell() throws Exception {
    Path odd = folder.resolve("it's an envoy.yaml");
    String check = "--check=" + odd;
    Run missing = Run.of("render", check, "--listen", "[::1]:80", "--", MANIFEST);
    String command = missing.err().substring(missing.err().indexOf(" run: ") + 6);
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).startsWith("mpool: " + odd + " does not exist. ").hasLineCount(1);
    Process shell =
        new ProcessBuilder("sh", "-c", "mpool() { printf '[%s]' \"$@\"; }; " + command).start();
    assertThat(new String(shell.getInputStream().readAllBytes()))
        .isEqualTo("[render][--output=" + odd + "][--listen][[::1]:80][--][" + MANIFEST + "]");
    assertThat(Run.of("render", "--output=" + odd, "--listen", "[::1]:80", MANIFEST).code())
        .isZero();
    assertThat(Run.of("render", check, "--listen", "[::1]:80", MANIFEST))
        .isEqualTo(new Run(0, "", ""));
  }

  @Test
  void aMissingLastLineFeedIsMarkedOnALineOfItsOwn() throws Exception {
    String bare = wanted.substring(0, wanted.length() - 1);
    String last = bare.substring(bare.lastIndexOf('\n') + 1);
    assertThat(check(bare))
        .startsWith("--- FILE\n+++ rendered\n@@ ")
        .endsWith("\n-" + last + "\n\\ No newline at end of file\n+" + last + "\n");
  }

  /** Each of these differences, as the real patch takes it. */
  @Test
  void aPatchMakesTheFileWhatWouldBeWritten() throws Exception {
    assumeThat(Path.of("/usr/bin/patch")).exists();
    for (String text :
        new String[] {
          "",
          "other",
          "other\n",
          wanted + wanted,
          "# more\n" + wanted,
          wanted.substring(0, wanted.length() - 1),
          wanted.replace("10000", "10001"),
          wanted.replace("10000", "10001").strip(),
          wanted.substring(wanted.length() / 2),
          wanted.substring(0, wanted.length() / 2)
        }) {
      Files.writeString(folder.resolve("diff"), check(text));
      Process patch =
          new ProcessBuilder("/usr/bin/patch", "--fuzz=0", "-i", "diff", "envoy.yaml")
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      assertThat(patch.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();
      assertThat(kept).hasContent(wanted);
      assertThat(Files.readString(kept)).isEqualTo(wanted);
    }
  }

  @Test
  void windowsLineEndingsAreToldInOneLine() throws Exception {
    String told =
        "mpool: FILE has Windows line endings (CR LF), where mpool writes LF. If Git changes them,"
            + " say `eol=lf` for the file in .gitattributes.\n";
    assertThat(check(wanted.replace("\n", "\r\n")))
        .startsWith(told + "--- FILE\n+++ rendered\n@@ ")
        .endsWith("\n+" + wanted.substring(wanted.lastIndexOf('\n', wanted.length() - 2) + 1));
    assertThat(check(wanted.replace("\n", "\r\n").replace("10000", "10001")))
        .startsWith(told + "--- FILE\n+++ rendered\n@@ ")
        .contains("\n-      socket_address: {address: \"127.0.0.1\", port_value: 10001}\n+  ")
        .doesNotContain("u{d}");
  }

  @Test
  void aByteOrderMarkIsToldInOneLine() throws Exception {
    assertThat(check("\ufeff" + wanted))
        .startsWith(
            "mpool: FILE begins with a byte order mark, which mpool does not write. Save it"
                + " without.\n--- FILE\n+++ rendered\n@@ -1,4 +1,4 @@\n-")
        .hasLineCount(9);
    assertThat(check("\ufeff" + wanted.replace("\n", "\r\n")))
        .contains("byte order mark", "Windows line endings", "--- FILE\n");
    assertThat(check(("\ufeff" + wanted).getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo("mpool: FILE is UTF-16 text, as redirections of PowerShell write it.\n");
  }
}
