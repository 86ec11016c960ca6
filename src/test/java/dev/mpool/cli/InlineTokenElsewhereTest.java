package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An inline token that is copied into a value which is shown is told by no command. */
class InlineTokenElsewhereTest {

  private static final String TOKEN = "abcd-EFGH-1234567";

  @TempDir Path folder;

  private String write(String name, String tokenAndModel) throws IOException {
    String text =
        """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: %s}
        # mpool:ignore inline-token-elsewhere so be it
        spec: {type: AI, ai: {llm: {provider: {openai: {authToken: %s}}}}}
        """
            .formatted(name, tokenAndModel);
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: Inline, inline: &t abcd-EFGH-1234567}, model: *t",
        "{kind: Inline, inline: abcd-EFGH-1234567}, model: abcd-EFGH-1234567",
        "{kind: Inline, inline: \"abcd-EFGH-1234567\\n\"}, model: of/abcd-EFGH-1234567/all",
        "{kind: SecretRef, secretRef: {name: s}, inline: &t abcd-EFGH-1234567}, model: *t",
      })
  void noCommandTellsIt(String tokenAndModel) throws IOException {
    check(write("a", tokenAndModel));
  }

  @Test
  void norWhereAnotherFileHasIt() throws IOException {
    check(
        write("a", "{kind: Inline, inline: abcd-EFGH-1234567}, model: gpt-4o"),
        write("b", "{kind: Passthrough}, model: abcd-EFGH-1234567"));
  }

  private void check(String... files) {
    for (ReportFormat each : ReportFormat.values()) {
      String format = each.label();
      isUntold(run("validate --format " + format, files));
      Run render = run("render --format " + format, files);
      isUntold(render);
      assertThat(render.code()).isEqualTo(1);
      assertThat(render.err()).contains("inline-token-elsewhere");
    }
    for (String view : new String[] {"text", "json", "markdown", "mermaid", "svg"}) {
      Run explain = run("explain --format " + view, files);
      isUntold(explain);
      assertThat(explain.code()).isEqualTo(1);
    }
    isUntold(run("explain --request /v1", files));
  }

  private static void isUntold(Run run) {
    assertThat(run.out() + run.err()).doesNotContain(TOKEN);
  }

  private static Run run(String words, String... files) {
    return Run.of((words + ' ' + String.join(" ", files)).split(" "));
  }

  @Test
  void aShortTokenIsKnownByItsAlias() throws IOException {
    String file = write("a", "{kind: Inline, inline: &t pa55}, model: *t");
    for (String command : new String[] {"validate", "render", "explain"}) {
      Run run = Run.of(command, file);
      assertThat(run.out() + run.err()).doesNotContain("pa55");
      assertThat(run.code()).isEqualTo(command.equals("validate") ? 0 : 1);
    }
  }

  @Test
  void shortWordsAndPlaceholdersAreNoCopies() throws IOException {
    for (String text :
        new String[] {
          "{kind: Inline, inline: gpt}, model: gpt-4o",
          "{kind: Inline, inline: ollama}, model: ollama",
          "{kind: Inline, inline: $OPENAI_API_KEY}, model: $OPENAI_API_KEY"
        }) {
      assertThat(Run.of("render", write("a", text)).code()).as(text).isZero();
    }
  }
}
