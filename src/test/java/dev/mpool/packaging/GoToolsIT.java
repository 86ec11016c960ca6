package dev.mpool.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is for a cluster, in the hands of the programs that are used there, where Go can build them.
 */
class GoToolsIT {

  private static final Path TOOLS = Path.of("target/go-bin").toAbsolutePath();
  private static final String RULES = "packaging/prometheus/rules.yaml";

  @TempDir private Path folder;

  @BeforeEach
  void needsGo() throws Exception {
    assumeTrue(run("go version").code() == 0, "there is no Go");
  }

  @Test
  void kubeconform_takes_the_examples_and_the_rendered_config_maps() throws Exception {
    build("kubeconform", "github.com/yannh/kubeconform/cmd/kubeconform@v0.8.0");
    Path schemas = schemas();
    String configMaps = "'" + folder.resolve("configmaps.yaml") + "'";
    run(
        "mpool render --target configmap --name ai/gateway --secrets file:/run/secrets"
            + " testdata/valid/openai-multipool.yaml > "
            + configMaps);
    String judge =
        "kubeconform -strict -summary -schema-location '"
            + schemas
            + "/{{.ResourceKind}}{{.KindSuffix}}.json' ";

    Shell verdict =
        run(
            judge
                + "packaging/kubernetes/fleet.yaml packaging/kubernetes/envoy.yaml "
                + configMaps);
    assertThat(verdict.out()).contains("Valid: 8, Invalid: 0, Errors: 0, Skipped: 0");
    assertThat(verdict.code()).isZero();
    Shell wrong =
        run("sed s/maxUnavailable/maximumUnavailable/ packaging/kubernetes/fleet.yaml | " + judge);
    assertThat(wrong.out()).contains("'maximumUnavailable' not allowed");
  }

  /** Kubernetes' schemas as kubeconform finds them: their references lead to a file beside them. */
  private Path schemas() throws Exception {
    Path from =
        KubernetesSchemas.installed()
            .resolve("kubernetes_validate/kubernetes-json-schema/v1.37.0-local-strict");
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(GoToolsIT::isNeeded).toList()) {
        String text = Files.readString(file).replace("/api/_definitions.json", "_definitions.json");
        JsonNode schema = json.readTree(text);
        ((ObjectNode) schema).remove("$id");
        json.writeValue(folder.resolve(file.getFileName().toString()).toFile(), schema);
      }
    }
    return folder;
  }

  private static boolean isNeeded(Path schema) {
    return schema
        .getFileName()
        .toString()
        .matches(
            "(_definitions|(deployment|service|networkpolicy|poddisruptionbudget|configmap)-.*)\\.json");
  }

  @Test
  void promtool_takes_the_alerts() throws Exception {
    if (run("command -v promtool").code() != 0) {
      assumeTrue(
          "all".equals(System.getenv("MPOOL_GO_TOOLS")),
          "SKIPPED: promtool takes Go minutes to build. Have it on the PATH, or set MPOOL_GO_TOOLS=all.");
      build("promtool", "github.com/prometheus/prometheus/cmd/promtool@v0.305.0");
    }

    Shell verdict = run("promtool check rules --lint=all --lint-fatal " + RULES);
    assertThat(verdict.out()).contains("SUCCESS: 5 rules found");
    assertThat(verdict.code()).isZero();
    Path broken = folder.resolve("broken.yaml");
    Files.writeString(broken, Files.readString(Path.of(RULES)).replace("[10m]", "[10"));
    assertThat(run("promtool check rules '" + broken + "'").code()).isNotZero();
  }

  @Test
  void kustomize_runs_mpool_as_a_function() throws Exception {
    build("kustomize", "sigs.k8s.io/kustomize/kustomize/v5@v5.7.1");

    Shell built =
        run("kustomize build --enable-alpha-plugins --enable-exec packaging/kubernetes/kustomize");
    assertThat(built.code()).as(built.out()).isZero();
    assertThat(built.out()).contains("kind: ConfigMap", "name: mpool-envoy", "cds.json: |");
  }

  /** Builds a program as a dependency of a module of its own: not every module can be installed. */
  private void build(String name, String program) throws Exception {
    if (!Files.exists(TOOLS.resolve(name))) {
      Path work = Files.createDirectory(folder.resolve("build"));
      String command = program.substring(0, program.indexOf('@'));
      String inWork = "cd '" + work + "' && ";
      Shell get = run(inWork + "go mod init build && go get " + program);
      assumeTrue(get.code() == 0, () -> "SKIPPED: no module proxy in reach: " + get.out());
      Shell build = run(inWork + "go build -o '" + TOOLS.resolve(name) + "' " + command);
      assertThat(build.code()).as(build.out()).isZero();
    }
  }

  private Shell run(String command) throws Exception {
    String path =
        TOOLS + ":" + Path.of("target/mpool/bin").toAbsolutePath() + ":" + System.getenv("PATH");
    Map<String, String> environment =
        Map.of(
            "PATH", path,
            "HOME", System.getProperty("user.home"),
            "JAVA_HOME", System.getProperty("java.home"));
    Path log = folder.resolve("log");
    List<String> words = List.of("bash", "-c", command);
    return Shell.finished(Shell.start(Path.of("").toAbsolutePath(), environment, log, words), log);
  }
}
