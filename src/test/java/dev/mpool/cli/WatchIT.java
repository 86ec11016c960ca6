package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mpool validate --watch} by the built launcher: a report for each change, until Ctrl-C. */
class WatchIT {

  private static final Path BUILT = Path.of("target/mpool").toAbsolutePath();
  private static final String SOUND = "1 file, 1 Backend: no findings\n";
  private static final int SECONDS = 60;

  /** How a shell tells that Ctrl-C ended a program. */
  private static final int INTERRUPTED = 130;

  private static final int TERMINATED = 143;
  private static final long SIGINT_BIT = 1 << 1;

  @TempDir Path folder;
  private Path manifests;
  private Path out;
  private Path err;
  private Process process;
  private String seen = "";

  @BeforeEach
  void start() throws IOException {
    manifests = Files.createDirectory(folder.resolve("manifests"));
    Files.copy(BUILT.resolve("lib/training/sound.yaml"), manifests.resolve("a.yaml"));
    Files.createDirectory(folder.resolve(".git"));
    out = folder.resolve("out");
    err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(BUILT + "/bin/mpool", "validate", "--watch", "manifests")
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("GITHUB_ACTIONS");
    builder.environment().put("HOME", folder.toString());
    process = builder.start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void everyChangeGivesOneReport() throws Exception {
    await(SOUND);

    // As editors save: a new file in the place of the old one.
    Path saved = Files.writeString(folder.resolve("saved"), "a: [\n");
    Files.move(saved, manifests.resolve("a.yaml"), StandardCopyOption.ATOMIC_MOVE);
    await("\nmanifests/a.yaml:2:1: error[yaml-syntax] …1 file, 0 Backends: 1 error\n");

    Files.copy(BUILT.resolve("lib/training/sound.yaml"), manifests.resolve("b.yaml"));
    await("\nmanifests/a.yaml:2:1: error[yaml-syntax] …2 files, 1 Backend: 1 error\n");

    Files.delete(manifests.resolve("a.yaml"));
    await("\n" + SOUND);

    Files.writeString(folder.resolve(".mpool.yaml"), "severities: {x: off}\n");
    await("\n");
    String wrong = ".mpool.yaml:1:14: error[config-invalid] There is no rule \"x\".\n";
    assertThat(within(err, "", wrong)).contains(", .mpool.yaml is new.\n" + wrong);
    Files.writeString(folder.resolve(".mpool.yaml"), "severities: {no-failover: off}\n");
    await("\n1 file, 1 Backend: no findings (with .mpool.yaml)\n");

    interrupt();
    assertThat(Files.readString(out)).isEqualTo(seen);
    assertThat(Files.readString(err))
        .contains(
            ", manifests/a.yaml changed.\n",
            ", manifests/b.yaml is new.\n",
            ", manifests/a.yaml is gone.\n",
            "mpool: Cannot use the configuration .mpool.yaml.\n")
        .endsWith(", .mpool.yaml changed.\n");
  }

  /** Waits for exactly this beyond what has been seen; {@code …} stands for lines between. */
  private void await(String expected) throws Exception {
    String[] parts = expected.split("…");
    String more = within(out, seen, parts[parts.length - 1]);
    assertThat(more).startsWith(parts[0]).endsWith(parts[parts.length - 1]);
    seen += more;
    // Nothing else comes of the same change.
    Thread.sleep(500);
  }

  /** What a file has beyond what was seen of it, as soon as these words are among it. */
  private static String within(Path file, String seen, String words) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    String more = "";
    while (!more.contains(words) && System.nanoTime() < end) {
      Thread.sleep(50);
      more = Files.readString(file).substring(seen.length());
    }
    return more;
  }

  private void interrupt() throws Exception {
    boolean deaf = isDeafToInterrupts();
    String signal = deaf ? "-TERM" : "-INT";
    new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(deaf ? TERMINATED : INTERRUPTED);
  }

  /**
   * What a shell without job control starts in the background ignores SIGINT, Java's programs too.
   */
  private static boolean isDeafToInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("SigIgn:")) {
        return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0;
      }
    }
    return false;
  }
}
