package dev.mpool.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.EnvoyBinary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mpool drill --envoy-image} with a double of Docker's command line. As with an engine, what
 * it runs is no child of its own, gets no variable but those named, and outlives a client that is
 * killed. It takes the flags that mpool uses, and no others.
 */
class ContainerIT {

  private static final String DOCKER =
      """
      #!/bin/sh
      state=${0%/*}/state
      echo "$*" >>"$state/calls"
      case $1 in
        image) [ -e "$state/image" ]; exit ;;
        pull)
          [ "$2" = some/envoy:v1 ] || { echo "Error response from daemon: no such image" >&2; exit 1; }
          touch "$state/image"
          exit ;;
        rm)
          [ -e "$state/$3" ] || exit 1
          kill -9 $(cat "$state/$3")
          exit ;;
      esac
      shift
      while :; do
        case $1 in
          --rm) shift ;;
          --name) name=$2; shift 2 ;;
          --network | --user | --userns | --entrypoint) shift 2 ;;
          --volume) [ "${2%%:*}" = "${2#*:}" ] || exit 125; shift 2 ;;
          --env) variables="$variables $2=$(printenv "$2")"; shift 2 ;;
          -*) echo "docker: unknown flag: $1" >&2; exit 125 ;;
          *) break ;;
        esac
      done
      shift
      [ -n "$name" ] || exec ENVOY "$@"
      trap 'kill $(cat "$state/$name")' TERM INT
      (
        setsid sh -c '
          env -i '"$variables"' "$@" &
          echo $! >"$0"
          wait $!
          code=$?
          rm "$0"
          echo $code >"$0-ended"
        ' "$state/$name" ENVOY "$@" &
      )
      until [ -e "$state/$name-ended" ]; do sleep 0.1; done
      exit $(cat "$state/$name-ended")
      """;

  @TempDir private Path folder;
  private Path state;
  private Path temporary;

  @BeforeEach
  void installDocker() throws IOException {
    Path docker = folder.resolve("docker");
    Files.writeString(docker, DOCKER.replace("ENVOY", EnvoyBinary.orSkip().toString()));
    Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwx------"));
    state = Files.createDirectory(folder.resolve("state"));
    temporary = Files.createDirectory(folder.resolve("temporary"));
  }

  private Process drill(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("target/mpool/bin/mpool", "drill"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("MPOOL_ENVOY");
    builder.environment().put("MPOOL_ENGINE", folder.resolve("docker").toString());
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    return builder.redirectErrorStream(true).redirectOutput(output().toFile()).start();
  }

  private Path output() {
    return folder.resolve("output");
  }

  private void await(Process drill) throws InterruptedException {
    assertThat(drill.waitFor(90, TimeUnit.SECONDS)).isTrue();
  }

  private void assertNothingIsLeft() throws Exception {
    for (int tenth = 0; tenth < 100 && !(running().isEmpty() && isEmpty(temporary)); tenth++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(running()).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private List<Path> running() throws IOException {
    try (Stream<Path> files = Files.list(state)) {
      return files
          .filter(file -> file.getFileName().toString().matches("mpool-drill-.*[a-z](?<!-ended)"))
          .toList();
    }
  }

  @Test
  void an_image_is_pulled_and_its_envoy_passes() throws Exception {
    String[] command = {
      "--envoy-image",
      "some/envoy:v1",
      "--scenario",
      "429",
      "--scenario",
      "missing-secret",
      "testdata/valid/openai-multipool.yaml"
    };
    Process drill = drill(command);
    await(drill);

    assertThat(output())
        .content()
        .contains("docker pulls some/envoy:v1", "4 scenarios in ", ": all pass");
    assertThat(drill.exitValue()).isZero();
    assertThat(state.resolve("calls"))
        .content()
        .containsPattern(
            "run --rm --name mpool-drill-[-0-9a-f]+-envoy --network host .*--userns host")
        .contains("-bare --network host", "--env MPOOL_SECRET_GWTEST_OPENAI_SECRET_ONE");
    assertNothingIsLeft();

    await(drill(command));
    assertThat(output()).content().doesNotContain("pulls").contains(": all pass");
  }

  @Test
  void a_container_ends_with_a_drill_that_is_killed() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Process drill =
        drill(
            "--envoy-image",
            "some/envoy:v1",
            "--serve",
            "--listen",
            "127.0.0.1:" + port,
            "docs/demo/backend.yaml");
    for (int tenth = 0; tenth < 600 && running().isEmpty() && drill.isAlive(); tenth++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(running()).hasSize(1);
    drill.destroyForcibly();
    await(drill);

    assertNothingIsLeft();
  }

  @Test
  void an_image_that_is_nowhere_is_one_line() throws Exception {
    Process drill = drill("--envoy-image", "other", "testdata/valid/openai-multipool.yaml");
    await(drill);

    assertThat(drill.exitValue()).isEqualTo(3);
    assertThat(output())
        .content()
        .endsWith("mpool: docker cannot pull other: Error response from daemon: no such image\n");
  }
}
