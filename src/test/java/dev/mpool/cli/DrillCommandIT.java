package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.EnvoyBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mpool drill} with the settings of a project. */
class DrillCommandIT {

  private static final String CHAIN = "testdata/valid/openai-multipool.yaml";

  @TempDir private Path folder;

  private Process drill(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("target/mpool/bin/mpool", "drill"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("MPOOL_ENVOY", EnvoyBinary.orSkip().toString());
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder);
    return builder.redirectErrorStream(true).redirectOutput(out().toFile()).start();
  }

  private Path out() {
    return folder.resolve("out");
  }

  private void assertEnds(Process drill, int exitCode, String... said) throws Exception {
    assertThat(drill.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(out()).content().contains(said);
    assertThat(drill.exitValue()).isEqualTo(exitCode);
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("mpool-")).toList();
    }
  }

  @Test
  void all_silent_attempts_have_their_turn_within_a_short_timeout_of_the_project()
      throws Exception {
    Path config = Files.writeString(folder.resolve(".mpool.yaml"), "render: {timeout: 2s}\n");
    Process drill = drill("--config", config.toString(), "--scenario", "silence", CHAIN);

    assertEnds(drill, 0, "--attempt-timeout 500ms", "3 scenarios in ", ": all pass");
  }

  /** Before Envoy runs, and while it does. */
  @ParameterizedTest
  @ValueSource(strings = {"", "envoy/admin"})
  void nothing_is_left_of_one_that_is_killed(String file) throws Exception {
    Process drill = drill(CHAIN);
    while (drill.isAlive() && !left().stream().anyMatch(each -> Files.exists(each.resolve(file)))) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    List<ProcessHandle> all = drill.descendants().toList();
    drill.destroyForcibly();
    assertThat(drill.waitFor()).isEqualTo(137);
    for (int tenth = 0; tenth < 600 && !left().isEmpty(); tenth++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }

    assertThat(left()).isEmpty();
    for (ProcessHandle each : all) {
      each.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void where_nothing_can_be_played_the_reason_is_told() throws Exception {
    String route =
        """
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: r, namespace: gwtest}
        spec:
          rules:
          - matches: [{path: {type: PathPrefix, value: /x}, method: GET}]
            backendRefs: [{group: gateway.kgateway.dev, kind: Backend, name: openai-multipool}]
        """;
    Path both = Files.writeString(folder.resolve("in"), Files.readString(Path.of(CHAIN)) + route);

    assertEnds(
        drill("--scenario", "route", both.toString()),
        2,
        "no request was found for it.\n  gwtest/r rule 1 (line ",
        "): it takes GET requests, which are no chats");
    assertEnds(drill("--scenario", "share", CHAIN), 2, "the input has no case of it.");
  }

  @Test
  void a_folder_that_cannot_be_kept_in_is_told_before_anything_is_played() throws Exception {
    Process drill = drill("--keep", CHAIN, CHAIN);

    assertEnds(drill, 3, "--keep: cannot write to " + CHAIN + ": it is a file.");
  }
}
