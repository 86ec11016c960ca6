package dev.mpool.rule;

import dev.mpool.diag.Category;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Takes what is found in one file on its way into the budget. Each finding gets the severity that
 * is asked for; what is switched off, repeats a refusal or is accepted by the author does not
 * count.
 */
public final class FindingFilter implements Findings {

  private final RuleSettings settings;
  private final Suppressions suppressions;
  private final FindingBudget budget;
  private boolean errorInObject;
  private Repetitions repetitions = Repetitions.NONE;

  /**
   * A way into a file's budget.
   *
   * @param suppressions those of the file
   */
  public FindingFilter(
      RuleSettings settings, List<Suppression> suppressions, FindingBudget budget) {
    this.settings = settings;
    this.suppressions = Suppressions.of(suppressions, settings);
    this.budget = budget;
  }

  /** Adds what the schema check found in an object; the rules' findings about it follow. */
  public void startObject(List<Diagnostic> refusals) {
    errorInObject = false;
    for (Diagnostic refusal : refusals) {
      errorInObject |= refusal.isError();
      budget.add(refusal);
    }
    repetitions = Repetitions.of(refusals);
  }

  /**
   * Ends what {@link #startObject} began.
   *
   * @return whether the object has no error, be it told at another object already
   */
  public boolean endObject() {
    repetitions = Repetitions.NONE;
    return !errorInObject;
  }

  @Override
  public void add(Diagnostic finding) {
    Diagnostic judged = judged(finding);
    if (judged != null && !repetitions.contain(judged) && !suppressions.cover(judged)) {
      errorInObject |= judged.isError();
      budget.add(judged);
    }
  }

  /** The finding as severe as is asked for; null if its rule is switched off. */
  private Diagnostic judged(Diagnostic finding) {
    if (finding.rule().category() != Category.RULE) {
      return finding;
    }
    Optional<Severity> severity = settings.severityOf(finding.rule());
    if (severity.isEmpty()) {
      return null;
    }
    return severity.get() == finding.severity() ? finding : finding.withSeverity(severity.get());
  }

  /** Takes note of what the author has accepted in the same lines with mistakes mended. */
  public void addAccepted(FindingFilter mended) {
    suppressions.addUsed(mended.suppressions);
  }

  /** Adds what is wrong with suppressions, now that all is known that they could be for. */
  public void addRemarksOnSuppressions() {
    suppressions.addRemarks(this, budget);
  }
}
