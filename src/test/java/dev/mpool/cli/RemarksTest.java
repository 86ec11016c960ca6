package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code render} says beside its findings. */
class RemarksTest {

  private static final String VALID = "testdata/valid/openai-multipool.yaml";

  @TempDir Path folder;

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
  void filesThatAreNoTemplatesAreTold() throws Exception {
    Path own = Path.of("templates");
    for (String name : List.of("first-byte-listener.mustache", "route.mustache", "upstream.lua")) {
      Files.copy(own.resolve(name), folder.resolve(name));
    }
    Files.writeString(folder.resolve("README.md"), "");
    Files.writeString(folder.resolve(".gitignore"), "");
    Files.createDirectory(folder.resolve("old"));
    String[] words = {"render", "--templates", folder.toString(), VALID};
    assertThat(Run.of(words)).isEqualTo(new Run(0, Run.of("render", VALID).out(), ""));

    Files.copy(own.resolve("listener.mustache"), folder.resolve("listner.mustache"));
    assertThat(Run.of(words).err())
        .isEqualTo(
            "mpool: --templates: no template is called \"listner.mustache\". Did you mean"
                + " listener.mustache?\n");
    Files.writeString(folder.resolve("a-part.mustache"), "# mine\n");
    assertThat(Run.of(words).err())
        .isEqualTo(
            "mpool: --templates: no template is called \"a-part.mustache\".\n"
                + "mpool: --templates: no template is called \"listner.mustache\". Did you mean"
                + " listener.mustache?\n");
    Files.delete(folder.resolve("listner.mustache"));
    assertThat(Run.of(words).err())
        .isEqualTo("mpool: --templates: no template is called \"a-part.mustache\".\n");
    Files.writeString(
        folder.resolve("listener.mustache"),
        "{{>a-part}}\n" + Files.readString(own.resolve("listener.mustache")));
    assertThat(Run.of(words).err()).isEmpty();

    for (int i = 10; i < 40; i++) {
      Files.writeString(folder.resolve("z" + i), "");
    }
    assertThat(Run.of(words).err().lines())
        .hasSize(6)
        .startsWith("mpool: --templates: no template is called \"z10\".")
        .endsWith("mpool: --templates: no template is called like 25 more files there.");
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
