package dev.mpool.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

  @ParameterizedTest
  @MethodSource("cases")
  void lineBreaksMakeNoDifference(CaseFile file) {
    String text = text(file).orElse("\r");
    assumeTrue(text.indexOf('\r') < 0, "has its own line breaks");
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

  @ParameterizedTest
  @MethodSource("cases")
  void jsonMeansTheSameAsYaml(CaseFile file) {
    YamlStream yaml = soundYaml(file);
    Settings settings = CaseOptions.settings(file.options(), 1);
    CaseRun expected = CaseRun.of(file.inputName(), file.bytes(), settings);
    CaseRun actual = CaseRun.of(file.inputName(), JsonTwin.of(yaml), settings);
    assumeNoDashIsMeant(expected);
    assertThat(plan(actual)).isEqualTo(plan(expected));
    assertThat(rules(actual)).isEqualTo(rules(expected));
    // What an alias or a merge repeats is told once, where it is written; JSON has it written
    // twice.
    if (!file.inputName().contains("alias") && !file.inputName().contains("merge")) {
      assertThat(places(actual)).isEqualTo(places(expected));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theOrderOfKeysMakesNoDifference(CaseFile file) {
    YamlStream yaml = soundYaml(file);
    Settings settings = CaseOptions.settings(file.options(), 1);
    CaseRun expected = CaseRun.of(file.inputName(), file.bytes(), settings);
    CaseRun actual = CaseRun.of(file.inputName(), JsonTwin.withKeysReversed(yaml), settings);
    assumeNoDashIsMeant(expected);
    assertThat(plan(actual)).isEqualTo(plan(expected));
    assertThat(rules(actual)).isEqualTo(rules(expected));
  }

  /** JSON has no dash that could be forgotten, or be one too many. */
  private static void assumeNoDashIsMeant(CaseRun run) {
    for (Diagnostic finding : run.inspection().diagnostics()) {
      assumeFalse(finding.hint().orElse("").contains("dash"), "a dash has no meaning in JSON");
    }
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

  /** The trees of a manifest that is YAML without a fault, and that no comment has a say in. */
  private static YamlStream soundYaml(CaseFile file) {
    String text = text(file).orElse("");
    assumeTrue(!text.isEmpty() && !text.contains("mpool:"), "comments have a meaning here");
    YamlStream yaml = YamlReader.read(new Source(file.inputName(), text));
    assumeTrue(yaml.diagnostics().isEmpty(), "is no sound YAML");
    return yaml;
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
