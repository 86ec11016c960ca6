package dev.mpool.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {

  @Test
  void tellsPlaceExcerptHintAndRelatedPlaces() {
    Source source = new Source("a.yaml", "spec:\n  type: AI\n  x: 1\n");
    Diagnostic diagnostic =
        Reports.finding(Rule.UNKNOWN_FIELD, source, "type: AI", "No such field.")
            .withHint("Remove it.")
            .withRelated(List.of(new Related("the parent", Reports.at(source, "spec"))));
    assertThat(text(diagnostic))
        .isEqualTo(
            """
            a.yaml:2:3: error[unknown-field] No such field.
              2 |   type: AI
                |   ^^^^^^^^
            hint: Remove it.
            note: a.yaml:1:1: the parent
            1 file, 1 Backend: 1 error
            """);
  }

  @Test
  void saysThatNothingWasFound() {
    assertThat(text()).isEqualTo("1 file, 1 Backend: no findings\n");
  }

  @Test
  void pointsAtEmptySpansAndAtLineEnds() {
    Source source = new Source("a.yaml", "ab: \n");
    Diagnostic diagnostic =
        Diagnostic.of(Rule.YAML_SYNTAX, Location.of(source, Span.at(4)), "Something is missing.");
    assertThat(text(diagnostic)).contains("a.yaml:1:5: ", "\n  1 | ab: \n    |     ^\n");
  }

  @Test
  void underlinesTheFirstLineOfALongSpan() {
    Source source = new Source("a.yaml", "a: [1,\n  2]\n");
    assertThat(text(Reports.finding(Rule.WRONG_TYPE, source, "[1,\n  2]", "No list.")))
        .contains("  1 | a: [1,\n    |    ^^^\n");
  }

  @Test
  void alignsWideAndInvisibleCharacters() {
    Source source = new Source("a.yaml", "k: \t漢字\ud83d\ude00e\u0301: x\n");
    String text = text(Reports.finding(Rule.UNKNOWN_FIELD, source, "x", "No."));
    assertThat(text).contains("a.yaml:1:12: ");
    assertThat(text).contains("  1 | k: →   漢字\ud83d\ude00e\u0301: x\n");
    assertThat(text).contains("\n    | " + " ".repeat(3 + 4 + 4 + 2 + 1 + 2) + "^\n");
  }

  @Test
  void disarmsTerminalEscapes() {
    String hostile = "a: \u001b[31m\u202e\u0007\u009b\u200b\u00a0\u2028x";
    Source source = new Source("\u001b]0;x\u0007\u202e.yaml", hostile);
    Diagnostic diagnostic =
        Reports.finding(Rule.UNKNOWN_FIELD, source, "x", "Odd: \u001b[2J\u202e\n::error::x")
            .withHint("\u001b[0m\r")
            .withRelated(List.of(new Related("\u001bc", Reports.at(source, "a"))));
    for (ReportFormat format :
        List.of(ReportFormat.TEXT, ReportFormat.GITHUB, ReportFormat.JUNIT)) {
      String report = Reports.write(format, Reports.findings(diagnostic));
      assertThat(report.chars().filter(c -> c != '\n'))
          .as(format.label())
          .noneMatch(c -> Visible.isDeceptive(c));
      assertThat(report).doesNotContain("\n::error::x");
    }
    for (ReportFormat format :
        List.of(ReportFormat.JSON, ReportFormat.SARIF, ReportFormat.GITLAB)) {
      assertThat(Reports.write(format, Reports.findings(diagnostic)).chars().filter(c -> c != '\n'))
          .as(format.label())
          .noneMatch(c -> Visible.isDeceptive(c));
    }
  }

  @Test
  void cutsLongLinesAroundTheSpan() {
    Source source = new Source("a.yaml", "a".repeat(1000) + "XYZ" + "b".repeat(1000));
    String[] lines = text(Reports.finding(Rule.WRONG_TYPE, source, "XYZ", "No.")).split("\n");
    assertThat(lines[1]).hasSizeLessThanOrEqualTo(200).contains("…aaa", "aXYZb", "bbb…");
    assertThat(lines[2].indexOf("^^^")).isEqualTo(lines[1].indexOf("XYZ"));
    assertThat(lines[2]).hasSizeLessThanOrEqualTo(200).endsWith(" ^^^");
  }

  @Test
  void cutsALongSpan() {
    Source source = new Source("a.yaml", "k: " + "漢".repeat(1000));
    String[] lines =
        text(Reports.finding(Rule.WRONG_TYPE, source, "漢".repeat(1000), "No.")).split("\n");
    assertThat(lines[1].codePoints().map(Visible::width).sum()).isBetween(190, 200);
    assertThat(lines[2]).hasSizeLessThanOrEqualTo(200).matches(" +\\|    \\^+");
  }

  @Test
  void manyFindingsOnOneHugeLineAreQuick() {
    StringBuilder text = new StringBuilder("{");
    while (text.length() < 1 << 20) {
      text.append("\"inline\":\"x\",\"host\": 1,");
    }
    Source source = new Source("a.yaml", text.append('}').toString());
    Diagnostic[] findings = new Diagnostic[10_000];
    for (int i = 0; i < findings.length; i++) {
      Location location = Location.of(source, new Span(i * 100 + 1, i * 100 + 3));
      findings[i] = Diagnostic.of(Rule.WRONG_TYPE, location, "No.");
    }
    org.junit.jupiter.api.Assertions.assertTimeout(
        java.time.Duration.ofSeconds(30), () -> text(findings));
  }

  @Test
  void coloursWhenAskedTo() {
    Source source = new Source("a.yaml", "x: 1\n");
    ReportContent findings = Reports.findings(Reports.finding(Rule.WRONG_TYPE, source, "x", "No."));
    assertThat(Reports.write(ReportFormat.TEXT.report(Palette.ANSI), findings))
        .contains("\u001b[1;31merror[wrong-type]\u001b[0m");
  }

  private static String text(Diagnostic... diagnostics) {
    return Reports.write(ReportFormat.TEXT, Reports.findings(diagnostics));
  }
}
