package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What {@code render} says beside its findings. */
class RemarksTest {

  private static final String VALID = "testdata/valid/openai-multipool.yaml";

  private static final String STATIC =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata: {name: other}
      spec: {type: Static, static: {hosts: [{host: example.com, port: 80}]}}
      """;

  @Test
  void backendsOfOtherTypesAreNotLeftOutInSilence() {
    Run run = Run.reading(STATIC, "render", VALID, "-");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(Run.of("render", VALID).out());
    assertThat(run.err())
        .isEqualTo("mpool: 1 Backend is left out: only AI Backends are rendered.\n");
    Run two = Run.reading(STATIC + "---\n" + STATIC.replace("other", "more"), "render", VALID, "-");
    assertThat(two.err())
        .isEqualTo("mpool: 2 Backends are left out: only AI Backends are rendered.\n");
  }

  @Test
  void nothingStandsBesideFindingsForAProgram() throws Exception {
    String[] words = {
      "render",
      "--format",
      "json",
      "--secret-env",
      "a/b=C",
      "testdata/valid/openai-multipool.yaml",
      "-"
    };
    Run run = Run.reading(STATIC, words);
    assertThat(run.code()).isZero();
    assertThat(new ObjectMapper().readTree(run.err()).get("version").asInt()).isEqualTo(1);
    assertThat(run.err()).doesNotContain("left out", "--secret-env");
  }
}
