package dev.mpool.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.Settings;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import dev.mpool.report.ReportFormat;
import dev.mpool.text.InputFiles;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every manifest of {@code testdata/}, however it is written and read. */
class CasePropertiesTest {

  /** Findings about how YAML is written, which JSON cannot have. */
  private static final Set<Rule> ABOUT_YAML =
      Set.of(Rule.AMBIGUOUS_SCALAR, Rule.UNUSED_SUPPRESSION);

  static List<CaseFile> cases() {
    return CaseFile.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void standardInputGivesTheSameAsAFileAndTwiceTheSame(CaseFile file) {
    Settings settings = CaseOptions.settings(file.options(), 1);
    CaseRun fromFile = CaseRun.of(InputFiles.list(List.of(file.inputName())), settings);
    CaseRun first = CaseRun.of(file.inputName(), file.bytes(), settings);
    CaseRun second = CaseRun.of(file.inputName(), file.bytes(), settings);
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(CaseRun.report(first.inspection(), format))
          .isEqualTo(CaseRun.report(fromFile.inspection(), format))
          .isEqualTo(CaseRun.report(second.inspection(), format));
    }
    assertThat(first.plan()).isEqualTo(fromFile.plan()).isEqualTo(second.plan());
  }

  /** But those that have line breaks of their own, or none because they are no text. */
  static List<CaseFile> casesWithLineFeeds() {
    return cases().stream().filter(file -> text(file).orElse("\r").indexOf('\r') < 0).toList();
  }

  @ParameterizedTest
  @MethodSource("casesWithLineFeeds")
  void lineBreaksMakeNoDifference(CaseFile file) {
    String text = text(file).orElseThrow();
    Settings settings = CaseOptions.settings(file.options(), 1);
    CaseRun expected = CaseRun.of(file.inputName(), text, settings);
    // Kubernetes divides a stream at lines that end with LF.
    List<String> others = text.contains("---") ? List.of("\r\n") : List.of("\r\n", "\r");
    for (String lineBreak : others) {
      CaseRun actual = CaseRun.of(file.inputName(), text.replace("\n", lineBreak), settings);
      assertThat(actual.report()).isEqualTo(expected.report());
      assertThat(actual.renderReport()).isEqualTo(expected.renderReport());
      assertThat(actual.plan()).isEqualTo(expected.plan());
    }
  }

  /** A manifest that JSON can say as well: its trees, and what comes of it as YAML. */
  private record Sayable(CaseFile file, YamlStream yaml, CaseRun expected) {

    CaseRun as(String json) {
      return CaseRun.of(file.inputName(), json, CaseOptions.settings(file.options(), 1));
    }

    @Override
    public String toString() {
      return file.toString();
    }
  }

  /**
   * Sound YAML of which no comment is meant for mpool, and no dash is forgotten or one too many:
   * JSON has neither.
   */
  static Stream<Sayable> casesThatJsonCanSay() {
    return cases().stream()
        .filter(file -> !text(file).orElse("mpool:").contains("mpool:"))
        .map(CasePropertiesTest::sayable)
        .filter(each -> each.yaml.diagnostics().isEmpty())
        .filter(each -> hints(each.expected).noneMatch(hint -> hint.contains("dash")));
  }

  private static Sayable sayable(CaseFile file) {
    YamlStream yaml = YamlReader.read(new Source(file.inputName(), text(file).orElseThrow()));
    Settings settings = CaseOptions.settings(file.options(), 1);
    return new Sayable(file, yaml, CaseRun.of(file.inputName(), file.bytes(), settings));
  }

  private static Stream<String> hints(CaseRun run) {
    return run.inspection().diagnostics().stream().flatMap(finding -> finding.hint().stream());
  }

  @ParameterizedTest
  @MethodSource("casesThatJsonCanSay")
  void jsonMeansTheSameAsYaml(Sayable manifest) {
    CaseRun expected = manifest.expected;
    CaseRun actual = manifest.as(JsonTwin.of(manifest.yaml));
    assertThat(plan(actual)).isEqualTo(plan(expected));
    assertThat(rules(actual)).isEqualTo(rules(expected));
    // What an alias or a merge repeats is told once, where it is written; JSON has it written
    // twice.
    String name = manifest.file.inputName();
    if (!name.contains("alias") && !name.contains("merge")) {
      assertThat(places(actual)).isEqualTo(places(expected));
    }
  }

  @ParameterizedTest
  @MethodSource("casesThatJsonCanSay")
  void theOrderOfKeysMakesNoDifference(Sayable manifest) {
    CaseRun actual = manifest.as(JsonTwin.withKeysReversed(manifest.yaml));
    assertThat(plan(actual)).isEqualTo(plan(manifest.expected));
    assertThat(rules(actual)).isEqualTo(rules(manifest.expected));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findingsPointIntoTheTextAreSortedAndNeverDoubled(CaseFile file) {
    CaseRun run =
        CaseRun.of(file.inputName(), file.bytes(), CaseOptions.settings(file.options(), 1));
    List<Diagnostic> findings = run.inspection().diagnostics();
    FindingChecks.pointIntoTheirText(findings);
    assertThat(findings)
        .extracting(d -> d.rule() + " " + d.location().span() + d.message())
        .doesNotHaveDuplicates();
    assertThat(findings).extracting(d -> d.location().span().start()).isSorted();
  }

  @Test
  void theNumberOfThreadsMakesNoDifference() {
    List<String> all = List.of(CaseFile.ROOT + "/invalid", CaseFile.ROOT + "/valid");
    CaseRun one = CaseRun.of(InputFiles.list(all), CaseOptions.settings(List.of(), 1));
    CaseRun four = CaseRun.of(InputFiles.list(all), CaseOptions.settings(List.of(), 4));
    assertThat(four.inspection().summary()).isEqualTo(one.inspection().summary());
    assertThat(four.report()).isEqualTo(one.report());
    assertThat(four.inspection().backends()).hasSameSizeAs(one.inspection().backends());
  }

  private static Optional<String> text(CaseFile file) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.bytes())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> plan(CaseRun run) {
    return run.plan().map(PlanText::of);
  }

  private static List<String> places(CaseRun run) {
    return run.inspection().diagnostics().stream()
        .filter(d -> !ABOUT_YAML.contains(d.rule()))
        .map(d -> severity(d) + d.rule().id() + " " + d.location().pointer())
        .sorted()
        .toList();
  }

  private static List<String> rules(CaseRun run) {
    return run.inspection().diagnostics().stream()
        .filter(d -> !ABOUT_YAML.contains(d.rule()))
        .map(d -> severity(d) + d.rule().id())
        .distinct()
        .sorted()
        .toList();
  }

  private static String severity(Diagnostic diagnostic) {
    return diagnostic.severity() == Severity.ERROR ? "error " : "";
  }
}
