package dev.mpool.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.Outcome;
import dev.mpool.Settings;
import dev.mpool.cases.CaseRun;
import dev.mpool.cases.FindingChecks;
import dev.mpool.cases.ParsedConfig;
import dev.mpool.diag.Severity;
import dev.mpool.report.ReportFormat;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.SourceReader;
import java.util.List;

/** What every input has to come to: an answer in time, with findings that can be told. */
final class Outcomes {

  private static final Settings SETTINGS =
      new Settings(RuleSettings.DEFAULTS, SourceReader.DEFAULT_MAX_BYTES, 1);

  /** Far more than any of these small inputs takes; machines may be busy. */
  private static final long LIMIT_NANOS = 20_000_000_000L;

  private Outcomes() {}

  /**
   * @param tokens the inline tokens of the input, which no report may tell
   */
  static CaseRun check(byte[] input, List<String> tokens) {
    long start = System.nanoTime();
    CaseRun run = CaseRun.of("fuzz.yaml", input, SETTINGS);
    for (ReportFormat format : ReportFormat.values()) {
      String report = CaseRun.report(run.inspection(), format);
      assertThat(tokens).as("%s", format).noneMatch(report::contains);
    }
    FindingChecks.pointIntoTheirText(run.inspection().diagnostics());
    if (run.outcome() instanceof Outcome.Rejected rejected) {
      assertThat(rejected.inspection().hasFindings(Severity.ERROR)).isTrue();
      assertThat(rejected.plan().backends().size() + rejected.unsound())
          .isLessThanOrEqualTo(run.inspection().backends().size());
    }
    if (run.plan().isPresent()) {
      ParsedConfig.parse(run.envoy()).holdsTheValuesOf(run.plan().get());
    }
    assertThat(System.nanoTime() - start).isLessThan(LIMIT_NANOS);
    return run;
  }
}
