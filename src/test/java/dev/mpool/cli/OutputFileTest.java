package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --output} writes, and where. */
class OutputFileTest {

  private static final String VALID = "testdata/valid/openai-multipool.yaml";
  private static final String INVALID = "testdata/invalid/mixed-ai-backend.yaml";

  @TempDir Path folder;

  @Test
  void outputMustNotReplaceAnInputThatIsNamed() throws Exception {
    Path input = Files.copy(Path.of(VALID), folder.resolve("input.yaml"));
    String text = Files.readString(input);
    for (String command : List.of("render", "validate")) {
      Run run = Run.of(command, "-o", folder + "/./input.yaml", input.toString());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("--output names an input");
    }
    assertThat(Files.readString(input)).isEqualTo(text);

    Path other = folder.resolve("envoy.yaml");
    for (int i = 0; i < 2; i++) {
      assertThat(Run.of("render", "-o", other.toString(), folder.toString()).code()).isZero();
    }
  }

  @Test
  void outputReplacesAFileWhole() throws Exception {
    Path target = folder.resolve("envoy.yaml");
    Files.writeString(target, "old");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), target);

    assertThat(Run.of("render", "-o", link.toString(), INVALID).code()).isEqualTo(1);
    assertThat(target).hasContent("old");

    Run run = Run.of("render", "-o", link.toString(), VALID);
    assertThat(run).isEqualTo(new Run(0, "", ""));
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent(Run.of("render", VALID).out());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-r-----");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void unwritableOutputIsAFailure() throws Exception {
    assertThat(Run.of("render", "-o", folder + "/no/envoy.yaml", VALID))
        .isEqualTo(
            new Run(
                3,
                "",
                "mpool: Cannot write " + folder + "/no/envoy.yaml: the folder does not exist.\n"));
    assertThat(Run.of("render", "-o", folder.toString(), VALID))
        .isEqualTo(new Run(3, "", "mpool: Cannot write " + folder + ": it is a folder.\n"));
  }

  @Test
  void aLinkThatLeadsToNoFileYetIsFollowed() throws Exception {
    Files.createDirectories(folder.resolve("real/deep"));
    Path target = folder.resolve("real/envoy.yaml");
    Path second = folder.resolve("real/deep/second.yaml");
    Files.createSymbolicLink(second, Path.of("../envoy.yaml"));
    Path first = Files.createSymbolicLink(folder.resolve("first.yaml"), second);

    assertThat(Run.of("render", "-o", first.toString(), VALID)).isEqualTo(new Run(0, "", ""));
    assertThat(first).isSymbolicLink();
    assertThat(second).isSymbolicLink();
    assertThat(target).hasContent(Run.of("render", VALID).out());
  }

  @Test
  void linksThatLeadNowhereAreAFailure() throws Exception {
    Path one = folder.resolve("one");
    Path two = Files.createSymbolicLink(folder.resolve("two"), one);
    Files.createSymbolicLink(one, two);
    Path lost = Files.createSymbolicLink(folder.resolve("lost"), Path.of("no/such.yaml"));
    assertThat(Run.of("render", "-o", one.toString(), VALID))
        .isEqualTo(
            new Run(3, "", "mpool: Cannot write " + one + ": its symbolic links lead nowhere.\n"));
    assertThat(Run.of("render", "-o", lost.toString(), VALID))
        .isEqualTo(
            new Run(3, "", "mpool: Cannot write " + lost + ": the folder does not exist.\n"));
    assertThat(lost).isSymbolicLink();
  }
}
