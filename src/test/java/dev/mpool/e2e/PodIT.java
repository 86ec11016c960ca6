package dev.mpool.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands that packaging/kubernetes/fleet.yaml has a kubelet run in the pod. */
class PodIT {

  @RegisterExtension private final Gateway gateway = new Gateway().admin();
  private final MockProvider provider = gateway.provider();

  @Test
  void a_pod_that_ends_is_not_ready_and_waits_for_its_streams() throws Exception {
    JsonNode container =
        new YAMLMapper()
            .readTree(Path.of("packaging/kubernetes/fleet.yaml").toFile())
            .at("/spec/template/spec/containers/0");
    gateway
        .timeouts(Duration.ofSeconds(20), Duration.ofSeconds(10))
        .start(BackendText.chain("b", EndpointText.openAi(provider)));
    provider.behaving(Behaviour.stream(6, 1_000));
    assertThat(exitCode(run(container.at("/readinessProbe/exec/command")))).isZero();

    CompletableFuture<Client.Answer> stream =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return gateway.post("/ai/b", "{}");
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    while (provider.attempts().isEmpty()) {
      Thread.sleep(20);
    }
    Process stop = run(container.at("/lifecycle/preStop/exec/command"));
    assertThat(stop.waitFor(2, TimeUnit.SECONDS)).isFalse();
    assertThat(exitCode(run(container.at("/readinessProbe/exec/command")))).isNotZero();
    assertThat(exitCode(run(container.at("/livenessProbe/exec/command")))).isZero();
    assertThat(exitCode(stop)).isZero();
    assertThat(stream.isDone()).isTrue();
    assertThat(stream.get().complete()).isTrue();
  }

  private Process run(JsonNode command) throws IOException {
    List<String> words = new ArrayList<>();
    for (JsonNode word : command) {
      words.add(word.asText().replace("9901", Integer.toString(gateway.envoy().adminPort())));
    }
    assertThat(words).hasSize(3);
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DRAIN_SECONDS", "1");
    return builder.start();
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
