package dev.mpool.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is for a cluster, judged by Kubernetes' own schemas, which a package from PyPI carries. */
class KubernetesFilesIT {

  @TempDir private Path folder;

  @Test
  void examples_and_rendered_config_maps_are_what_kubernetes_takes() throws Exception {
    Path tool = KubernetesSchemas.installed();
    String render =
        "target/mpool/bin/mpool render --target configmap --name ai/gateway --secrets"
            + " file:/run/secrets testdata/valid/openai-multipool.yaml > '"
            + folder.resolve("configmaps.yaml")
            + "'";
    assertThat(shell(render, tool)).isEqualTo(new Shell(0, ""));
    String validate =
        "python3 -m kubernetes_validate --strict packaging/kubernetes/fleet.yaml"
            + " packaging/kubernetes/envoy.yaml '"
            + folder.resolve("configmaps.yaml")
            + "'";
    Shell verdict = shell(validate, tool);
    assertThat(verdict.code()).as(verdict.out()).isZero();
    assertThat(verdict.out().lines().filter(line -> line.contains(" passed for "))).hasSize(8);

    Path wrong = folder.resolve("wrong.yaml");
    String fleet = Files.readString(Path.of("packaging/kubernetes/fleet.yaml"));
    Files.writeString(wrong, fleet.replace("maxUnavailable: 1", "maximumUnavailable: 1"));
    assertThat(shell("python3 -m kubernetes_validate --strict '" + wrong + "'", tool).code())
        .isNotZero();
  }

  private Shell shell(String command, Path tool) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", folder.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PYTHONPATH", tool.toString());
    Path log = folder.resolve("log");
    List<String> words = List.of("bash", "-c", command);
    return Shell.finished(Shell.start(Path.of("").toAbsolutePath(), environment, log, words), log);
  }
}
