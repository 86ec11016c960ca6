package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The folder that {@code --target envoy-xds} writes, under an Envoy that follows it. */
class FleetFolderIT extends FollowingEnvoy {

  @Test
  void a_watched_folder_reaches_envoy_by_itself() throws Exception {
    Path manifests = Files.createDirectory(folder.resolve("manifests"));
    Path manifest = manifests.resolve("backend.yaml");
    Files.writeString(manifest, changing("/one", "m").toString());
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "render", "--watch"));
    command.addAll(List.of("--target", "envoy-xds", "--output", folder.resolve("set").toString()));
    command.addAll(List.of("--xds-dir", folder.resolve("set/xds").toString()));
    command.addAll(options());
    command.add("manifests");
    Path log = folder.resolve("watch.log");
    Process watch =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    open.add(watch::destroy);
    within(30, () -> Files.exists(folder.resolve("set/xds/rds.json")));
    gateway.follow(folder.resolve("set/bootstrap.json"), port, adminPort);

    Files.writeString(manifest, changing("/two", "m").toString());
    within(5, () -> arrives("/two", "m", "Bearer first"));
    Files.writeString(manifest, changing("no-slash", "m").toString());
    within(5, () -> Files.readString(log).contains("error[path-not-absolute]"));
    assertThat(arrives("/two", "m", "Bearer first")).isTrue();
    Files.writeString(manifest, changing("/three", "m").toString());
    within(5, () -> arrives("/three", "m", "Bearer first"));
    assertThat(gateway.envoy().complaints()).isEmpty();
  }

  /** As a full disk does it: files end in the middle. */
  @Test
  void a_set_that_cannot_be_written_whole_is_not_put_in_place() throws Exception {
    Path manifest = Files.writeString(folder.resolve("m.yaml"), changing("/v1", "m").toString());
    Path set = folder.resolve("set");
    String render =
        "'%s' render --target envoy-xds --output '%s' --xds-dir '%s/xds' %s '%s'"
            .formatted(LAUNCHER, set, set, String.join(" ", options()), manifest);
    assertThat(bash(render)).isEqualTo(0);
    gateway.follow(set.resolve("bootstrap.json"), port, adminPort);
    List<Path> before = files(set.resolve("xds"));

    BackendText[] many = new BackendText[100];
    Arrays.setAll(many, i -> BackendText.chain("b" + i, openAi(provider).secret("s")));
    Files.writeString(manifest, changing("/v2", "m") + join(many));
    assertThat(bash("ulimit -f 128; " + render)).isEqualTo(3);
    assertThat(folder.resolve("said"))
        .content()
        .endsWith("\nmpool: Cannot write " + set + ": File too large.\n");
    assertThat(files(set.resolve("xds"))).isEqualTo(before);
    assertThat(arrives("/v1", "m", "Bearer first")).isTrue();

    assertThat(bash(render)).isEqualTo(0);
    follows("/v2", "m", "Bearer first");
  }

  private int bash(String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
    return builder.redirectOutput(folder.resolve("said").toFile()).start().waitFor();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
