package dev.mpool;

import dev.mpool.diag.Severity;
import dev.mpool.plan.FailoverPlan;

/**
 * What the Backends without errors mean, to be looked at: with errors in the input, it is not to be
 * rendered.
 *
 * @param unsound how many Backends have errors
 */
public record SoundPlan(Inspection inspection, FailoverPlan plan, int unsound) {

  /** Whether it is the plan of all the input. */
  public boolean isWhole() {
    return !inspection.hasFindings(Severity.ERROR);
  }
}
