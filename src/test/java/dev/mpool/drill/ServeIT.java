package dev.mpool.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.drill.HttpMessage.Header;
import dev.mpool.e2e.EnvoyBinary;
import dev.mpool.e2e.FreePort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mpool drill --serve}, as a user has it on the screen. */
class ServeIT {

  @TempDir private Path folder;
  private Process process;
  private int port;

  @BeforeEach
  void start() throws Exception {
    port = FreePort.next();
    process = launch("screen");
    await("Ctrl-C ends all");
  }

  private Process launch(String output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "target/mpool/bin/mpool",
            "drill",
            "--serve",
            "--failing",
            "0",
            "--listen",
            "127.0.0.1:" + port,
            "docs/demo/backend.yaml");
    builder.environment().put("MPOOL_ENVOY", EnvoyBinary.orSkip().toString());
    builder.environment().put("TMPDIR", folder.toString());
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder);
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve(output).toFile());
    return builder.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private String screen() throws IOException {
    return Files.readString(folder.resolve("screen"));
  }

  private void await(String text) throws Exception {
    for (int tenth = 0; tenth < 600 && process.isAlive() && !screen().contains(text); tenth++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(screen()).contains(text);
  }

  private void type(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  private Client.Answer ask(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    List<Header> headers = List.of(new Header("content-type", "application/json"));
    return new Client(port).send("POST", "/v1/chat/completions", headers, bytes);
  }

  @Test
  void each_attempt_is_shown_and_endpoints_fail_as_the_user_says() throws Exception {
    JsonNode answer = new ObjectMapper().readTree(ask("{\"model\":\"any\"}").text());
    assertThat(answer.at("/choices/0/message/content").asText()).contains("priority 1");
    assertThat(answer.at("/model").asText()).isEqualTo("gpt-4.0-turbo");
    assertThat(screen())
        .contains("0.0  127.0.0.1/api/v1/custom/completions  authorization  gpt-4o  503")
        .contains("1.0  127.0.0.1/api/v2/fallback/completions  authorization  gpt-4.0-turbo  200");

    type("0");
    await("0 answers");
    type("7");
    await("7 is no endpoint");
    String streamed = ask("{\"model\":\"any\",\"stream\":true}").text();
    assertThat(streamed).startsWith("data: {").contains("priority 0").endsWith("[DONE]\n\n");

    type("1.0");
    await("1.0 fails");
  }

  @Test
  void a_second_one_on_the_same_port_is_refused() throws Exception {
    Process second = launch("second");

    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(3);
    assertThat(folder.resolve("second")).content().contains("Cannot listen at 127.0.0.1:" + port);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothing_is_left_when_it_is_told_to_end_or_killed(boolean killed) throws Exception {
    List<ProcessHandle> all = process.descendants().toList();
    assertThat(all).hasSize(2);
    if (killed) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    for (int tenth = 0; tenth < 100 && !isGone(all); tenth++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }

    assertThat(all).noneMatch(ProcessHandle::isAlive);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("screen"));
    }
  }

  private boolean isGone(List<ProcessHandle> all) throws IOException {
    try (var left = Files.list(folder)) {
      return all.stream().noneMatch(ProcessHandle::isAlive) && left.count() == 1;
    }
  }

  @Test
  void a_crash_of_envoy_ends_it_without_a_trace() throws Exception {
    process.descendants().forEach(ProcessHandle::destroyForcibly);

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(3);
    assertThat(screen()).contains("Envoy ended");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("screen"));
    }
  }
}
