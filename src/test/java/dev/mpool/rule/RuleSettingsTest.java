package dev.mpool.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import dev.mpool.rule.RuleSettings.Purpose;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleSettingsTest {

  private static final Location HERE = Location.of(new Source("a.yaml", "a"), new Span(0, 1));

  private static final RuleSettings RENDER = RuleSettings.DEFAULTS.withPurpose(Purpose.RENDER);

  private static Diagnostic finding(Rule rule) {
    return Diagnostic.of(rule, HERE, "found");
  }

  private static List<Diagnostic> told(RuleSettings settings, Rule rule) {
    FindingBudget budget = new FindingBudget(HERE.source());
    new FindingFilter(settings, List.of(), budget).add(finding(rule));
    return budget.told();
  }

  private static RuleSettings level(Rule rule, RuleLevel level) {
    return RuleSettings.DEFAULTS.withLevels(Map.of(rule, level));
  }

  @Test
  void theTablesSeverityIsTheDefault() {
    for (Rule rule : Rule.values()) {
      assertThat(RuleSettings.DEFAULTS.severityOf(rule)).contains(rule.severity());
      assertThat(told(RuleSettings.DEFAULTS, rule)).containsExactly(finding(rule));
    }
  }

  @Test
  void levelsRaiseLowerAndSwitchOff() {
    Rule rule = Rule.NO_FAILOVER;
    assertThat(level(rule, RuleLevel.ERROR).severityOf(rule)).contains(Severity.ERROR);
    assertThat(level(rule, RuleLevel.WARNING).severityOf(rule)).contains(Severity.WARNING);
    assertThat(level(rule, RuleLevel.INFO).severityOf(rule)).contains(Severity.INFO);
    assertThat(level(rule, RuleLevel.OFF).severityOf(rule)).isEmpty();
    assertThat(level(rule, RuleLevel.OFF).severityOf(Rule.HOST_INVALID)).contains(Severity.ERROR);
  }

  @Test
  void levelsAreAppliedToFindings() {
    RuleSettings raised = level(Rule.NO_FAILOVER, RuleLevel.ERROR);
    assertThat(told(raised, Rule.NO_FAILOVER))
        .containsExactly(finding(Rule.NO_FAILOVER).withSeverity(Severity.ERROR));
    assertThat(told(raised, Rule.HOST_INVALID)).containsExactly(finding(Rule.HOST_INVALID));
    assertThat(told(level(Rule.NO_FAILOVER, RuleLevel.OFF), Rule.NO_FAILOVER)).isEmpty();
  }

  @Test
  void levelsHaveNoEffectOnWhatTheApiServerRefuses() {
    RuleSettings off = level(Rule.WRONG_TYPE, RuleLevel.OFF);
    assertThat(off.isFixed(Rule.WRONG_TYPE)).isTrue();
    assertThat(off.severityOf(Rule.WRONG_TYPE)).contains(Severity.ERROR);
    assertThat(told(off, Rule.WRONG_TYPE)).hasSize(1);
  }

  @Test
  void allowingMixedProvidersMakesThemAtMostAWarning() {
    Rule rule = Rule.MIXED_PROVIDERS;
    RuleSettings allowed = RuleSettings.DEFAULTS.withMixedProvidersAllowed(true);
    assertThat(allowed.severityOf(rule)).contains(Severity.WARNING);
    assertThat(allowed.severityOf(Rule.HOST_INVALID)).contains(Severity.ERROR);
    assertThat(allowed.withLevels(Map.of(rule, RuleLevel.ERROR)).severityOf(rule))
        .contains(Severity.WARNING);
    assertThat(allowed.withLevels(Map.of(rule, RuleLevel.INFO)).severityOf(rule))
        .contains(Severity.INFO);
    assertThat(allowed.withLevels(Map.of(rule, RuleLevel.OFF)).severityOf(rule)).isEmpty();
  }

  @Test
  void whatPreventsRenderingIsAnErrorForRender() {
    RuleSettings off =
        RENDER.withLevels(
            Map.of(
                Rule.HOST_INVALID, RuleLevel.OFF,
                Rule.BEDROCK_UNSUPPORTED, RuleLevel.INFO,
                Rule.NO_FAILOVER, RuleLevel.OFF));
    assertThat(off.severityOf(Rule.HOST_INVALID)).contains(Severity.ERROR);
    assertThat(off.severityOf(Rule.BEDROCK_UNSUPPORTED)).contains(Severity.ERROR);
    assertThat(off.severityOf(Rule.NO_FAILOVER)).isEmpty();
    assertThat(off.isFixed(Rule.HOST_INVALID)).isTrue();
    assertThat(off.isFixed(Rule.NO_FAILOVER)).isFalse();
    assertThat(RuleSettings.DEFAULTS.isFixed(Rule.HOST_INVALID)).isFalse();
    assertThat(RENDER.severityOf(Rule.BEDROCK_UNSUPPORTED)).contains(Severity.ERROR);
    assertThat(RENDER.isFixed(Rule.MIXED_PROVIDERS)).isFalse();
  }

  @Test
  void rulesUseTheSettings() {
    String single = Manifest.multipool(Manifest.OPENAI);
    assertThat(Checked.with(level(Rule.NO_FAILOVER, RuleLevel.OFF), single).rules()).isEmpty();
    String bedrock = Manifest.llm("provider: {bedrock: {model: m}}");
    assertThat(Checked.with(RENDER, bedrock).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
    RuleSettings duplicatesOff = level(Rule.DUPLICATE_BACKEND, RuleLevel.OFF);
    String chat = Manifest.llm(Manifest.OPENAI);
    assertThat(Checked.with(duplicatesOff, chat, chat).rules()).isEmpty();
  }
}
