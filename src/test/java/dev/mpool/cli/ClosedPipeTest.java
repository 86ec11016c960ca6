package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader that leaves early changes nothing about what the run has found. */
class ClosedPipeTest {

  private static final String VALID = "testdata/valid/openai-multipool.yaml";
  private static final String INVALID = "testdata/invalid/mixed-ai-backend.yaml";
  private static final String MISSING = "testdata/none.yaml";

  private static OutputStream closed() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("Broken pipe");
      }
    };
  }

  private static int code(OutputStream err, String... arguments) {
    return new Mpool(Run.console(Map.of(), "", closed(), err, false)).run(arguments);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatEndsQuietlyWithTheCodeOfTheRun(ReportFormat each) {
    String format = each.label();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(code(err, "validate", "--format", format, VALID)).isEqualTo(0);
    assertThat(code(err, "validate", "--format", format, INVALID)).isEqualTo(1);
    assertThat(code(err, "validate", "--format", format, INVALID, MISSING)).isEqualTo(3);
    assertThat(err.size()).isZero();
    for (List<String> inputs : List.of(List.of(INVALID), List.of(INVALID, MISSING))) {
      String[] words = {"render", "--format", format, INVALID, inputs.get(inputs.size() - 1)};
      assertThat(code(closed(), words)).isEqualTo(inputs.size() == 1 ? 1 : 3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "markdown", "mermaid", "svg"})
  void explainDoesToo(String format) {
    assertThat(code(closed(), "explain", "--format", format, VALID)).isEqualTo(0);
    assertThat(code(closed(), "explain", "--format", format, VALID, INVALID)).isEqualTo(1);
    assertThat(code(closed(), "explain", "--format", format, VALID, MISSING)).isEqualTo(3);
  }

  @Test
  void theOtherCommandsDoToo() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(code(err, "render", VALID)).isEqualTo(0);
    assertThat(code(err, "schema")).isEqualTo(0);
    assertThat(code(err, "rules")).isEqualTo(0);
    assertThat(code(err, "completion", "bash")).isEqualTo(0);
    assertThat(code(err, "--help")).isEqualTo(0);
    assertThat(err.size()).isZero();
  }

  /** A watch is not for nobody. */
  @Test
  void aWatchEndsWithItsLastRun() {
    assertThat(code(closed(), "validate", "--watch", INVALID)).isEqualTo(1);
    assertThat(code(closed(), "validate", "--watch", VALID, MISSING)).isEqualTo(3);
  }

  @Test
  void theConfigurationIsWrittenThoughNobodyReadsTheFindings() {
    String warning = "testdata/valid/custom-endpoints-backend.yaml";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console = Run.console(Map.of(), "", out, closed(), false);
    assertThat(new Mpool(console).run("render", warning)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(Run.of("render", warning).out());
  }
}
