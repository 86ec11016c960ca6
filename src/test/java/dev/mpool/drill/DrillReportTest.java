package dev.mpool.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.drill.Result.Attempt;
import dev.mpool.e2e.Rendering;
import dev.mpool.plan.BackendPlan;
import dev.mpool.report.Palette;
import dev.mpool.rule.RuleSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** How a drill is told, to people and to programs. */
class DrillReportTest {

  private static final String LONG =
      """
      apiVersion: gateway.kgateway.dev/v1alpha1
      kind: Backend
      metadata: {name: b, namespace: ai}
      spec:
        type: AI
        ai:
          llm:
            hostOverride: {host: a-long-name-of-a-host.eu-central-1.example.com, port: 443}
            pathOverride: {fullPath: /a/path/that/is/long/as/well/v1/chat/completions}
            provider:
              openai:
                model: a-model-with-a-long-name-2026-11-28-preview
                authToken: {kind: SecretRef, secretRef: {name: secret-of-the-endpoint-in-the-eu}}
      """;

  /** What a provider, a client or a template may have sent. */
  private static final String HOSTILE = "\u001b]0;x\u0007\u0000<&\"]]>\n::error::\u202e";

  private static final String NOT_DRILLED = "ai/r rule 2 (line 9): it takes GET requests";

  private static Attempt attempt(int entry, String text, Problem... problems) {
    return new Attempt("0." + entry, 0, entry, text, text, text, text, text, List.of(problems));
  }

  private static DrillReport report(Result... results) {
    BackendPlan backend = Rendering.plan(LONG, RuleSettings.DEFAULTS).backends().get(0);
    DrillReport.Part part =
        new DrillReport.Part(Optional.of(backend), List.of(results), List.of(NOT_DRILLED));
    EnumMap<DrilledConfig.What, Integer> changes = new EnumMap<>(DrilledConfig.What.class);
    return new DrillReport("1.40.0", changes, Optional.of(Duration.ofSeconds(1)), List.of(part), 0);
  }

  private static Result result(String title, List<Attempt> attempts, Problem... problems) {
    List<String> notes = List.of("600 requests");
    return new Result("route-1", title, OptionalInt.of(200), 1, attempts, List.of(problems), notes);
  }

  private static String text(DrillReport report) throws IOException {
    StringWriter out = new StringWriter();
    new TextDrillReport(Palette.PLAIN).write(report, out);
    return out.toString();
  }

  @Test
  void long_endpoints_take_two_lines() throws Exception {
    assertThat(text(report()))
        .contains(
            "  0   a-long-name-of-a-host.eu-central-1.example.com:443\n"
                + "      /a/path/that/is/long/as/well/v1/chat/completions\n"
                + "      authorization of Secret ai/secret-of-the-endpoint-in-the-eu,\n"
                + "      model a-model-with-a-long-name-2026-11-28-preview\n");
  }

  @Test
  void a_line_fits_a_terminal_with_many_attempts_and_a_long_name_of_a_rule() throws Exception {
    List<Attempt> attempts = new ArrayList<>();
    for (int entry = 0; entry < 12; entry++) {
      attempts.add(
          attempt(entry, "a-long-name-of-something.example.com", new Problem("x", "y", "z")));
    }
    String text = text(report(result("namespace/a-long-name-of-a-route rule 12", attempts)));

    assertThat(text)
        .contains("FAIL  route-1           …g-name-of-a-route rule 12    200     1  0.0 0.1 … 12\n")
        .contains("      not drilled: " + NOT_DRILLED + "\n", "1 Backend, 1 scenario in ");
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void junit_readers_see_what_is_skipped_and_what_is_noted() throws Exception {
    StringWriter out = new StringWriter();
    JunitDrillReport.write(report(result("t", List.of())), out);

    Element suite = (Element) xml(out.toString()).getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    Element skipped = (Element) suite.getElementsByTagName("skipped").item(0);
    assertThat(skipped.getAttribute("message")).isEqualTo(NOT_DRILLED);
    assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
        .isEqualTo("600 requests");
  }

  @Test
  void what_is_hostile_steers_no_reader() throws Exception {
    Problem problem = new Problem("path", HOSTILE, HOSTILE);
    DrillReport report = report(result("t", List.of(attempt(0, HOSTILE, problem)), problem));
    StringWriter junit = new StringWriter();
    StringWriter json = new StringWriter();
    JunitDrillReport.write(report, junit);
    JsonDrillReport.write(report, json);

    String seen = "\\u{1b}]0;x\\u{7}\\u{0}<&\"]]>\\u{a}::error::\\u{202e}";
    assertThat(text(report)).contains("seen      " + seen + "\n");
    assertThat(xml(junit.toString()).getTextContent()).contains("seen " + seen);
    JsonNode attempt =
        new ObjectMapper().readTree(json.toString()).at("/backends/0/scenarios/0/attempts/0");
    assertThat(attempt.path("path").asText()).isEqualTo(HOSTILE);
    for (String each : List.of(text(report), junit.toString(), json.toString())) {
      assertThat(each).doesNotContain("\u001b", "\u0000", "\u202e", "\n::error");
    }
  }

  private static Element xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }
}
