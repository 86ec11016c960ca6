package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a watch shows at a terminal, and what it takes for a change. */
class WatchTest {

  private static final String SOUND = "1 file, 1 Backend: no findings\n";
  private static final String CLEAR = "\u001b[2J\u001b[H";

  @TempDir Path folder;

  @Test
  void aTerminalShowsTheLastReportAlone() throws Exception {
    Path manifest = Files.copy(Path.of("packaging/lib/training/sound.yaml"), folder.resolve("a"));
    assertThat(watched(Map.of(), manifest)).isEqualTo(CLEAR + SOUND + CLEAR + SOUND);
    assertThat(watched(Map.of("TERM", "dumb"), manifest)).isEqualTo(SOUND + "\n" + SOUND);
  }

  /** The output of a watch that sees one change. */
  private String watched(Map<String, String> environment, Path manifest) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Mpool mpool = new Mpool(Run.console(environment, "", out, err, true));
    int[] code = {-1};
    Thread watch =
        new Thread(
            () -> code[0] = mpool.run("validate", "--watch", "--color=never", manifest.toString()));
    watch.start();
    await(() -> err.toString(StandardCharsets.UTF_8).endsWith("Ctrl-C ends.\n"));
    Files.writeString(manifest, Files.readString(manifest) + "# more\n");
    await(() -> err.toString(StandardCharsets.UTF_8).lines().count() == 3);
    watch.interrupt();
    watch.join();
    assertThat(code[0]).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(7, 15)))
        .allMatch(time -> time.matches("\\d\\d:\\d\\d:\\d\\d"));
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(", " + manifest + " changed.\n");
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Test
  void newMissingReplacedAndChangedFilesAreChanges() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "a: 1\n");
    Path other = folder.resolve("crd.yaml");
    WatchedFiles first = now(other);
    assertThat(now(other)).isEqualTo(first);
    Files.writeString(file, "a: 12\n");
    WatchedFiles changed = now(other);
    Files.writeString(folder.resolve("b.yaml"), "a: 1\n");
    WatchedFiles added = now(other);
    Files.delete(file);
    WatchedFiles removed = now(other);
    Files.writeString(other, "a: 1\n");
    assertThat(changed.since(first)).isEqualTo(file + " changed");
    assertThat(added.since(changed)).isEqualTo(folder + "/b.yaml is new");
    assertThat(removed.since(added)).isEqualTo(file + " is gone");
    assertThat(removed.since(first)).isEqualTo(folder + "/b.yaml is new (and 1 more)");
    assertThat(first.since(first)).isEqualTo("nothing changed");
    assertThat(List.of(first, changed, added, removed, now(other))).doesNotHaveDuplicates();
  }

  private WatchedFiles now(Path... others) {
    return WatchedFiles.now(List.of(folder.toString(), folder + "/named.yaml"), others);
  }
}
