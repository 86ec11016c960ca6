package dev.mpool.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class UnopenedTest {

  @TempDir Path folder;

  @Test
  void saysWhatIsTheCase() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path lost = Files.createSymbolicLink(folder.resolve("lost"), folder.resolve("none"));
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
    assertThat(Unopened.why(folder.resolve("none"))).isEqualTo("does not exist");
    assertThat(Unopened.why(file.resolve("below"))).isEqualTo("does not exist");
    assertThat(Unopened.why(folder)).isEqualTo("is a folder");
    assertThat(Unopened.why(lost)).isEqualTo("is a symbolic link that leads nowhere");
    assertThat(Unopened.why(loop)).isEqualTo("is a symbolic link that leads nowhere");
    assertThat(Unopened.why(folder.resolve("x".repeat(300))))
        .isEqualTo("cannot be read: File name too long");
    assertThat(Unopened.why(folder.resolve("a\ufffd.yaml")))
        .isEqualTo("has a name that is not UTF-8 text; rename it");
  }

  @Test
  void aFolderWithoutPermissionHidesWhetherThereIsAFile() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), locked.resolve("a.yaml"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    try {
      // From root nothing is hidden.
      boolean root = Files.isReadable(locked);
      String denied = "may not be read: permission denied";
      assertThat(Unopened.why(locked.resolve("a.yaml")))
          .isEqualTo(root ? "does not exist" : denied);
      assertThat(Unopened.why(link))
          .isEqualTo(root ? "is a symbolic link that leads nowhere" : denied);
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
