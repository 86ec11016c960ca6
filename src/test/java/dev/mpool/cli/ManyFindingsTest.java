package dev.mpool.cli;

import static dev.mpool.diag.FindingBudget.MOST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised of every report holds for one that does not tell everything. */
class ManyFindingsTest {

  private static final String TYPE = "apiVersion: gateway.kgateway.dev/v1alpha1, kind: Backend";
  private static final String PROVIDER = "provider: {openai: {authToken: {kind: Passthrough}}}";
  private static final String NEARLY = "{kind: Backend}\n---\n";

  /** Two errors of the schema. */
  private static final String REFUSED = "{" + TYPE + ", spec: {}}\n---\n";

  @TempDir Path folder;

  @Test
  void warningsAloneAreNoFailure() throws IOException {
    String text = sound(0) + NEARLY.repeat(MOST + 1);
    assertThat(Run.reading(text, "validate", "-").code()).isEqualTo(0);
    assertThat(Run.reading(text, "validate", "--fail-on", "warning", "-").code()).isEqualTo(1);
    JsonNode report = report(text);
    assertThat(report.at("/summary/warnings").asInt()).isEqualTo(MOST);
    assertThat(report.at("/summary/infos").asInt()).isEqualTo(1);
    assertThat(report.at("/summary/documents").asInt()).isEqualTo(MOST + 2);
    assertThat(report.at("/diagnostics").size()).isEqualTo(MOST + 1);
  }

  @Test
  void anErrorBehindThemIsTold() throws IOException {
    String text = sound(0) + NEARLY.repeat(MOST + 1) + emptyPriorities(1);
    for (String command : List.of("validate", "render", "explain")) {
      assertThat(Run.reading(text, command, "-").code()).as(command).isEqualTo(1);
    }
    JsonNode report = report(text);
    assertThat(report.at("/summary/errors").asInt()).isEqualTo(1);
    assertThat(report.at("/diagnostics").size()).isEqualTo(MOST + 1);
  }

  @Test
  void everyDocumentThatIsRefusedSaysSoAndBehindTheBudgetEveryBackend() throws IOException {
    IntFunction<String> document = i -> i % 7 == 0 ? sound(i) : i % 7 == 1 ? NEARLY : REFUSED;
    StringBuilder text = new StringBuilder();
    Set<Integer> due = new TreeSet<>();
    int errors = 0;
    for (int i = 0; i < MOST; i++) {
      String each = document.apply(i);
      text.append(each);
      boolean isJudged = errors < MOST;
      if (each.equals(REFUSED) || !isJudged && !each.equals(NEARLY)) {
        due.add(i);
      }
      errors += isJudged && each.equals(REFUSED) ? 2 : 0;
    }
    JsonNode report = report(text.toString());
    assertThat(refused(report)).isEqualTo(due);
    assertThat(report.at("/summary/backends").asInt()).isEqualTo(MOST - (MOST + 5) / 7);
    assertThat(report.at("/summary/errors").asInt()).isEqualTo(MOST + due.size() - MOST / 2);
    assertThat(report.at("/summary/warnings").asInt()).isZero();
  }

  @Test
  void aDocumentWithErrorsOfRulesAloneIsNotRefusedUnlessItStandsBehindTheBudget()
      throws IOException {
    String text = sound(0) + emptyPriorities(20).repeat(MOST / 20);
    assertThat(refused(report(text))).isEmpty();
    JsonNode report = report(text + sound(1) + NEARLY + emptyPriorities(20));
    assertThat(refused(report)).containsExactly(MOST / 20 + 1, MOST / 20 + 3);
    assertThat(report.at("/summary/errors").asInt()).isEqualTo(MOST + 2);
  }

  @Test
  void oneDocumentMayHoldThemAll() throws IOException {
    String items = ("{" + TYPE + ", spec: {}}, ").repeat(MOST);
    JsonNode report = report("{apiVersion: v1, kind: List, items: [" + items + "]}\n");
    assertThat(refused(report)).containsExactly(0);
    assertThat(report.at("/summary/backends").asInt()).isEqualTo(MOST);
    assertThat(report.at("/summary/errors").asInt()).isEqualTo(MOST + 1);
  }

  @Test
  void theReportIsTheSameForEveryNumberOfThreadsAndFromStandardInput() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MOST; i++) {
      text.append(i % 3 == 0 ? NEARLY : i % 3 == 1 ? REFUSED : emptyPriorities(3));
    }
    Path file = Files.writeString(folder.resolve("a.yaml"), text);
    String one = Run.of("validate", "--jobs", "1", file.toString()).out();
    for (String jobs : List.of("2", "3", "8")) {
      assertThat(Run.of("validate", "--jobs", jobs, file.toString()).out()).isEqualTo(one);
    }
    String input = Run.reading(text.toString(), "validate", "--jobs", "4", "-").out();
    assertThat(input.replaceAll("(?m)^-:", file + ":")).isEqualTo(one);
  }

  @Test
  void acceptedFindingsDoNotCount() throws IOException {
    StringBuilder text =
        new StringBuilder("apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\n")
            .append("spec: {type: AI, ai: {llm: {" + PROVIDER + "}}}\n")
            .append("metadata:\n  name: a\n  labels:\n");
    for (int i = 0; i < MOST + 1; i++) {
      text.append("    0" + Integer.toOctalString(8 + i))
          .append(": x # mpool:ignore ambiguous-scalar old habit\n");
    }
    assertThat(report(text.toString()).at("/diagnostics")).isEmpty();
    JsonNode report = report(text + "    07: x\n");
    assertThat(report.at("/diagnostics/0/rule").asText()).isEqualTo("ambiguous-scalar");
    assertThat(report.at("/diagnostics").size()).isEqualTo(1);
  }

  @Test
  void nothingIsSaidOfSuppressionsBehindMoreErrorsThanAreTold() throws IOException {
    Path config =
        Files.writeString(folder.resolve("c.yaml"), "severities: {unused-suppression: error}\n");
    String accepted =
        "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\n"
            + "metadata: {name: a}\nspec: {type: AI, ai: {llm: {"
            + PROVIDER.replace("Passthrough", "Inline, inline: sk-proj-aaaaaaaaaaaa")
            + "}}} # mpool:ignore inline-token a test\n";
    String[] command = {"validate", "--config", config.toString(), "-"};
    assertThat(Run.reading(REFUSED.repeat(10) + accepted, command).out())
        .contains(" 20 errors (with ")
        .doesNotContain("unused-suppression");
    assertThat(Run.reading(REFUSED.repeat(MOST) + accepted, command).out())
        .contains(" " + (MOST + MOST / 2 + 1) + " errors (with ")
        .doesNotContain("unused-suppression");
  }

  @Test
  void remarksAboutSuppressionsAreLimitedAsWell() throws IOException {
    String text = sound(0) + "# mpool:ignore no-failover x\n".repeat(MOST + 1);
    JsonNode report = report(text);
    assertThat(report.at("/summary/warnings").asInt()).isEqualTo(MOST);
    assertThat(report.at("/diagnostics").size()).isEqualTo(MOST + 1);
  }

  @Test
  void theLastLineSaysWhatIsMissing() {
    List<String> lines =
        new ArrayList<>(
            Run.reading(sound(0) + NEARLY.repeat(MOST + 1), "validate", "-")
                .out()
                .lines()
                .toList());
    assertThat(lines.subList(lines.size() - 3, lines.size()))
        .containsExactly(
            "-:"
                + (2 * MOST + 5)
                + ":1: info[too-complex] This file has more than "
                + MOST
                + " findings. Only the most severe ones are told.",
            "hint: Correct those first.",
            "1 file, 1 Backend, "
                + (MOST + 1)
                + " other objects skipped: "
                + MOST
                + " warnings, 1 info");
  }

  private static String sound(int index) {
    return "{"
        + TYPE
        + ", metadata: {name: b"
        + index
        + "}, spec: {type: AI, ai: {llm: {"
        + PROVIDER
        + "}}}}\n---\n";
  }

  private static String emptyPriorities(int count) {
    return "{"
        + TYPE
        + ", metadata: {generateName: c}, spec: {type: AI, ai: {multipool: "
        + "{priorities: ["
        + "{}, ".repeat(count)
        + "]}}}}\n---\n";
  }

  private static JsonNode report(String text) throws IOException {
    String json = Run.reading(text, "validate", "--format", "json", "-").out();
    JsonNode report = new ObjectMapper().readTree(json);
    JsonNode summary = report.at("/summary");
    assertThat(
            summary.get("errors").asInt()
                + summary.get("warnings").asInt()
                + summary.get("infos").asInt())
        .isEqualTo(report.get("diagnostics").size());
    return report;
  }

  private static Set<Integer> refused(JsonNode report) {
    Set<Integer> documents = new TreeSet<>();
    for (JsonNode finding : report.get("diagnostics")) {
      boolean byRule = finding.get("category").asText().equals("rule");
      if (finding.get("severity").asText().equals("error") && !byRule) {
        documents.add(finding.get("document").asInt());
      }
    }
    return documents;
  }
}
