package dev.mpool;

import dev.mpool.inspect.Inspection;
import dev.mpool.plan.FailoverPlan;

/** What a compilation ends in: a plan that can be rendered, or findings that forbid it. */
public sealed interface Outcome {

  Inspection inspection();

  /** What the sound part of the input means. */
  FailoverPlan plan();

  /** The input has no errors, and this is what it means. */
  record Compiled(Inspection inspection, FailoverPlan plan) implements Outcome {}

  /**
   * The input has errors.
   *
   * @param plan what the Backends without errors mean, to be looked at and not to be rendered
   * @param unsound how many Backends have errors
   */
  record Rejected(Inspection inspection, FailoverPlan plan, int unsound) implements Outcome {}
}
