package dev.mpool.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which inputs PATH arguments name, in which order. */
class InputFilesTest {

  @TempDir Path folder;

  @Test
  void aFolderIsListedInNameOrderWithAllBelowIt() throws IOException {
    file("b.yaml");
    file("a/z.yml");
    file("a/deep/er/x.json");
    file("B.yaml");
    file("ä.yaml");
    file("notes.txt");
    file("yaml");

    assertThat(names(list(folder)))
        .containsExactly("B.yaml", "a/deep/er/x.json", "a/z.yml", "b.yaml", "ä.yaml");
  }

  @Test
  void namesAreAsTheUserGaveThem() throws IOException {
    file("a.yaml");
    String trailing = folder + "/";

    assertThat(InputFiles.list(List.of(trailing)).get(0).name()).isEqualTo(trailing + "a.yaml");
    assertThat(InputFiles.list(List.of(folder + "/a.yaml")).get(0).name())
        .isEqualTo(folder + "/a.yaml");
  }

  @Test
  void anArgumentIsReadWhateverItsNameEndsIn() throws IOException {
    Path file = file("manifest");

    assertThat(list(file)).hasSize(1);
  }

  @Test
  void argumentsKeepTheirOrderAndAreListedOnce() throws IOException {
    Path a = file("a.yaml");
    Path b = file("b.yaml");

    List<InputFile> found =
        InputFiles.list(List.of("-", b.toString(), folder.toString(), a.toString(), "-"));

    assertThat(found)
        .extracting(InputFile::name)
        .containsExactly("-", b.toString(), folder + "/a.yaml");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileBehindALinkIsListedOnce() throws IOException {
    Path file = file("a.yaml");
    Files.createSymbolicLink(folder.resolve("b.yaml"), file);

    assertThat(names(list(folder))).containsExactly("a.yaml");
  }

  @Test
  void whatDoesNotExistIsRefusedAndTheRestIsListed() throws IOException {
    Path file = file("a.yaml");

    List<InputFile> found =
        InputFiles.list(List.of(folder + "/none.yaml", file.toString(), "a\0b"));

    assertThat(found).hasSize(3);
    assertThat(found.get(0).refusal().orElseThrow().message()).isEqualTo("does not exist");
    assertThat(found.get(1).refusal()).isEmpty();
    assertThat(found.get(2).refusal().orElseThrow().message()).contains("not a valid path");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksThatLeadNowhereAreRefusedAndTheRestIsListed() throws IOException {
    file("z.yaml");
    Files.createSymbolicLink(folder.resolve("a.yaml"), folder.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("b.yaml"), folder.resolve("b.yaml"));

    List<InputFile> found = list(folder);

    assertThat(names(found)).containsExactly("a.yaml", "b.yaml", "z.yaml");
    assertThat(found)
        .extracting(input -> input.refusal().map(Reading.Refused::message).orElse("read"))
        .containsExactly(
            "is a symbolic link that leads nowhere",
            "is a symbolic link that leads nowhere",
            "read");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksToFilesAndFoldersAreFollowedOnce() throws IOException {
    file("in/a.yaml");
    Path elsewhere = file("elsewhere/b.yaml");
    Files.createSymbolicLink(folder.resolve("in/c.yaml"), elsewhere);
    Files.createSymbolicLink(folder.resolve("in/deep"), elsewhere.getParent());
    Files.createSymbolicLink(folder.resolve("in/loop"), folder.resolve("in"));

    assertThat(names(list(folder.resolve("in")))).containsExactly("in/a.yaml", "in/c.yaml");
  }

  @Test
  void whatToolsKeepForThemselvesIsPassedOver() throws IOException {
    file(".git/a.yaml");
    file(".mpool.yaml");
    file("deep/.hidden/a.yaml");
    file("deep/node_modules/a.json");
    file("deep/a.yaml");

    assertThat(names(list(folder))).containsExactly("deep/a.yaml");
  }

  @Test
  void whatAnArgumentNamesIsReadAllTheSame() throws IOException {
    file(".hidden/a.yaml");
    Path file = file(".mpool.yaml");

    assertThat(names(list(folder.resolve(".hidden")))).containsExactly(".hidden/a.yaml");
    assertThat(list(file)).hasSize(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPipeInAFolderIsPassedOver() throws IOException, InterruptedException {
    Process mkfifo = new ProcessBuilder("mkfifo", folder + "/pipe.yaml").start();
    assertThat(mkfifo.waitFor()).isZero();

    assertThat(list(folder)).isEmpty();
    assertThat(list(folder.resolve("pipe.yaml"))).hasSize(1);
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "a: b\n");
  }

  private static List<InputFile> list(Path path) {
    return InputFiles.list(List.of(path.toString()));
  }

  private List<String> names(List<InputFile> found) {
    List<String> names = new ArrayList<>();
    for (InputFile input : found) {
      names.add(input.name().substring(folder.toString().length() + 1));
    }
    return names;
  }
}
