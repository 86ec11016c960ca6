package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.EnvoyBinary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mpool drill} with the settings of a project. */
class DrillCommandIT {

  @TempDir private Path folder;

  @Test
  void all_silent_attempts_have_their_turn_within_a_short_timeout_of_the_project()
      throws Exception {
    Path config = Files.writeString(folder.resolve(".mpool.yaml"), "render: {timeout: 2s}\n");
    Path out = folder.resolve("out");
    Process drill =
        new ProcessBuilder(
                "target/mpool/bin/mpool",
                "drill",
                "--config",
                config.toString(),
                "--envoy",
                EnvoyBinary.orSkip().toString(),
                "--scenario",
                "silence",
                "testdata/valid/openai-multipool.yaml")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();

    assertThat(drill.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(out).content().contains("--attempt-timeout 500ms", "3 scenarios in ", ": all pass");
    assertThat(drill.exitValue()).isZero();
  }
}
