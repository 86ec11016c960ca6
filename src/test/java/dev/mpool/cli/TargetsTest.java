package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code mpool render} writes for Envoys that follow files, and for Kubernetes. */
class TargetsTest {

  private static final String SEED = "testdata/valid/openai-multipool.yaml";
  private static final List<String> FILES = List.of("lds.json", "cds.json", "rds.json");

  @TempDir private Path folder;

  @Test
  void a_set_lies_as_a_kubelet_lays_a_volume() throws Exception {
    Path set = folder.resolve("new/set");
    Files.createDirectory(set.getParent());
    assertThat(xds(set, SEED).code()).isZero();

    Path data = Files.readSymbolicLink(set.resolve("xds/..data"));
    assertThat(data.toString()).matches("\\.\\.[0-9a-f]{16}");
    for (String file : FILES) {
      assertThat(Files.readSymbolicLink(set.resolve("xds/" + file))).hasToString("..data/" + file);
    }
    JsonNode bootstrap = new ObjectMapper().readTree(set.resolve("bootstrap.json").toFile());
    assertThat(bootstrap.at("/dynamic_resources/cds_config/path_config_source/path").asText())
        .isEqualTo("/etc/mpool/xds/cds.json");
    assertThat(names(set.resolve("xds")))
        .containsExactlyInAnyOrder("..data", data.toString(), "cds.json", "lds.json", "rds.json");
  }

  @Test
  void a_later_set_takes_its_place_by_one_link_and_leaves_nothing_behind() throws Exception {
    Path set = folder.resolve("set");
    Path manifest = manifest("gpt-4o");
    xds(set, manifest.toString());
    Map<String, String> first = contents(set);
    assertThat(xds(set, "--check", manifest.toString())).isEqualTo(new Run(0, "", ""));
    xds(set, manifest.toString());
    assertThat(contents(set)).isEqualTo(first);

    manifest("gpt-5");
    Run check = xds(set, "--check", manifest.toString());
    assertThat(check.code()).isEqualTo(1);
    assertThat(check.err()).contains("--- " + set.resolve("xds/cds.json")).contains("gpt-5");
    assertThat(check.err()).doesNotContain("lds.json");
    xds(set, manifest.toString());
    assertThat(contents(set)).isNotEqualTo(first);
    assertThat(names(set.resolve("xds"))).hasSize(5);
    assertThat(contents(set).get("bootstrap.json")).isEqualTo(first.get("bootstrap.json"));
  }

  @Test
  void a_set_that_was_damaged_is_made_anew() throws Exception {
    Path set = folder.resolve("set");
    xds(set, SEED);
    Map<String, String> whole = contents(set);
    Files.writeString(set.resolve("xds/cds.json"), "{");
    Files.delete(set.resolve("xds/lds.json"));
    assertThat(xds(set, SEED).code()).isZero();
    assertThat(contents(set)).isEqualTo(whole);
    assertThat(names(set.resolve("xds"))).hasSize(5);
  }

  @Test
  void an_input_with_errors_leaves_the_old_set() throws Exception {
    Path set = folder.resolve("set");
    xds(set, SEED);
    Map<String, String> first = contents(set);
    assertThat(xds(set, "docs/demo/broken.yaml").code()).isEqualTo(1);
    assertThat(contents(set)).isEqualTo(first);
  }

  @Test
  void a_folder_that_is_not_of_mpool_stays_as_it_is() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("mine"), "mine");
    refused(
        other,
        "Cannot write %s: mpool has not made it, because it holds other files. Name a"
            + " new folder.");

    Path file = Files.writeString(folder.resolve("file"), "mine");
    refused(file, "Cannot write %s: it is a file, and --output needs a folder here.");

    Path nowhere = Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
    refused(nowhere, "Cannot write %s: it is a link that leads nowhere.");

    Path linked = Files.createDirectories(folder.resolve("linked"));
    Files.createSymbolicLink(linked.resolve("xds"), other);
    refused(
        linked,
        "Cannot write %s: mpool has not made it, because %1$s/xds is a link. Name a"
            + " new folder.");

    Path elsewhere = folder.resolve("elsewhere");
    xds(elsewhere, SEED);
    Path data = elsewhere.resolve("xds/..data");
    Files.delete(data);
    Files.createSymbolicLink(data, other);
    refused(
        elsewhere,
        "Cannot write %s: mpool has not made it, because %1$s/xds/..data leads"
            + " elsewhere. Name a new folder.");
    assertThat(names(other)).containsExactly("mine");
  }

  private void refused(Path output, String message) {
    assertThat(xds(output, SEED))
        .isEqualTo(new Run(3, "", "mpool: " + message.formatted(output) + "\n"));
  }

  @Test
  void a_missing_set_differs_in_one_line() {
    Path set = folder.resolve("set");
    Run run = xds(set, "--check", SEED);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("mpool: " + set + " does not exist. To write it, run: mpool render ")
        .contains("--output " + set)
        .hasLineCount(1);
  }

  @Test
  void variables_are_told_because_a_running_envoy_gets_no_new_ones() {
    Run run = Run.of("render", "--target", "envoy-xds", "-o", folder.resolve("a").toString(), SEED);
    assertThat(run.err()).startsWith("mpool: a running Envoy keeps the environment of its start");
  }

  @Test
  void config_maps_hold_the_same_set_and_say_what_it_needs() throws Exception {
    Run run = configMap(SEED);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("# ConfigMaps rendered by mpool from kgateway AI Backends, for one projected")
        .contains("#   /run/secrets/gwtest/openai-secret-one/Authorization ");
    JsonNode map = new YAMLMapper().readTree(run.out());
    assertThat(map.at("/metadata/name").asText()).isEqualTo("gateway");
    assertThat(map.at("/metadata/namespace").asText()).isEqualTo("ai");
    Path set = folder.resolve("set");
    xds(set, SEED);
    Map<String, String> data = new TreeMap<>();
    map.get("data").properties().forEach(e -> data.put(e.getKey(), e.getValue().asText()));
    assertThat(data).isEqualTo(contents(set));
  }

  @Test
  void large_sets_are_told_or_split_or_refused() throws Exception {
    Run many = configMap(backends(100));
    assertThat(many.code()).isZero();
    assertThat(many.err())
        .isEqualTo(
            "mpool: warning: ConfigMap gateway is above 256 KiB, which `kubectl apply` refuses"
                + " without --server-side.\n");

    Run split = configMap(backends(250));
    assertThat(split.code()).isZero();
    assertThat(split.out()).contains("name: \"gateway\"\n", "name: \"gateway-cds\"\n");
    assertThat(split.err()).contains("ConfigMap gateway-cds is above 256 KiB");

    Run refused = configMap(backends(500));
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).startsWith("mpool: cds.json would have ").contains("1 MiB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--target envoy-xds | --target envoy-xds writes several files: name a folder by --output.",
        "--target configmap | --target configmap needs --name NAMESPACE/NAME.",
        "--name a/b | --name goes with --target configmap.",
        "--xds-dir /x | --xds-dir goes with --target envoy-xds and --target configmap.",
        "--target configmap --name ab | \"ab\" is not written like NAMESPACE/NAME",
        "--target configmap --name A/b | \"A/b\" cannot be the namespace and name of an object",
        "--watch | --watch writes again and again: name a file or folder by --output.",
      })
  void options_that_do_not_go_together_are_told(String options, String message) {
    String[] words = ("render " + options + " " + SEED).split(" ");
    Run run = Run.of(words);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  private static Run configMap(String path) {
    return Run.of(
        "render",
        "--target",
        "configmap",
        "--name",
        "ai/gateway",
        "--secrets",
        "file:/run/secrets",
        "--max-file-size",
        "9MiB",
        path);
  }

  private Run xds(Path set, String path) {
    return Run.of(
        "render",
        "--target",
        "envoy-xds",
        "--secrets",
        "file:/run/secrets",
        "--output",
        set.toString(),
        path);
  }

  private Run xds(Path set, String check, String path) {
    return Run.of(
        "render",
        "--target",
        "envoy-xds",
        "--secrets",
        "file:/run/secrets",
        check,
        set.toString(),
        path);
  }

  private Path manifest(String model) throws IOException {
    String seed = Files.readString(Path.of(SEED));
    return Files.writeString(folder.resolve("m.yaml"), seed.replace("gpt-4o", model));
  }

  private String backends(int count) throws IOException {
    String seed = Files.readString(Path.of(SEED));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("---\n").append(seed.replace("name: openai-multipool", "name: backend-" + i));
    }
    return Files.writeString(folder.resolve(count + ".yaml"), text).toString();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Map<String, String> contents(Path set) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    contents.put("bootstrap.json", Files.readString(set.resolve("bootstrap.json")));
    for (String file : FILES) {
      contents.put(file, Files.readString(set.resolve("xds/" + file)));
    }
    return contents;
  }
}
