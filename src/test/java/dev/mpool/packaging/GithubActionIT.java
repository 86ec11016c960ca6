package dev.mpool.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpool.e2e.EnvoyBinary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The steps of {@code action.yml}, run with the variables and in the shell that GitHub gives them.
 */
class GithubActionIT {

  @TempDir Path workspace;

  @BeforeEach
  void checkOut() throws Exception {
    Files.createDirectory(workspace.resolve("manifests"));
    Files.copy(Path.of("docs/demo/broken.yaml"), workspace.resolve("manifests/broken.yaml"));
    Files.copy(Path.of("docs/demo/backend.yaml"), workspace.resolve("a b.yaml"));
  }

  @Test
  void annotates_what_is_wrong_in_the_workspace_and_fails() throws Exception {
    Shell run = run(Map.of());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("::error file=manifests/broken.yaml,line=12,endLine=12,col=15,endColumn=28,");
  }

  @Test
  void passes_where_nothing_is_wrong() throws Exception {
    assertThat(run(Map.of("paths", "a b.yaml\n", "options", "--fail-on=warning")).code()).isZero();
  }

  @Test
  void evaluates_no_input_in_a_shell() throws Exception {
    Shell run =
        run(Map.of("paths", "$(touch made)`touch made`;touch made", "options", "--jobs\n1"));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("$(touch made)`touch made`;touch made");
    assertThat(workspace.resolve("made")).doesNotExist();
  }

  @Test
  void holds_a_drill_where_it_is_asked_for() throws Exception {
    Shell run = run(Map.of("paths", "a b.yaml", "drill", "true"));
    assertThat(run.out()).contains("default/demo", "all pass");
    assertThat(run.code()).isZero();
  }

  private Shell run(Map<String, String> inputs) throws Exception {
    JsonNode action = new YAMLMapper().readTree(Path.of("action.yml").toFile());
    assertThat(action.at("/runs/using").asText()).isEqualTo("composite");
    JsonNode steps = action.at("/runs/steps");
    assertThat(steps).hasSize(1);
    JsonNode step = steps.get(0);
    assertThat(step.get("shell").asText()).isEqualTo("bash");

    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", workspace.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("MPOOL_ENVOY", EnvoyBinary.orSkip().toAbsolutePath().toString());
    environment.put("GITHUB_ACTIONS", "true");
    environment.put("GITHUB_WORKSPACE", workspace.toString());
    environment.put("GITHUB_ACTION_PATH", Path.of("").toAbsolutePath().toString());
    for (Map.Entry<String, JsonNode> variable : step.get("env").properties()) {
      String name = variable.getValue().asText().replaceAll("\\$\\{\\{ inputs\\.|\\s*}}", "");
      String absent = action.get("inputs").get(name).get("default").asText();
      environment.put(variable.getKey(), inputs.getOrDefault(name, absent));
    }
    Path script = Files.writeString(workspace.resolve("step.sh"), step.get("run").asText());
    Path log = workspace.resolve("log");
    List<String> shell =
        List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString());
    return Shell.finished(Shell.start(workspace, environment, log, shell), log);
  }
}
