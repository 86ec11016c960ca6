package dev.mpool;

import dev.mpool.plan.FailoverPlan;

/** What a compilation ends in: a plan that can be rendered, or findings that forbid it. */
public sealed interface Outcome {

  Inspection inspection();

  /** What the Backends without errors mean, to be looked at. */
  FailoverPlan sound();

  /** The input has no errors, and this is what it means. */
  record Compiled(Inspection inspection, FailoverPlan plan) implements Outcome {

    @Override
    public FailoverPlan sound() {
      return plan;
    }
  }

  /**
   * The input has errors.
   *
   * @param unsound how many Backends have errors
   */
  record Rejected(Inspection inspection, FailoverPlan sound, int unsound) implements Outcome {}
}
