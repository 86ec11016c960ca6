package dev.mpool.rule;

import dev.mpool.diag.Severity;
import java.util.Optional;

/** How a user wants the findings of a rule to be taken. */
public enum RuleLevel {
  OFF(null),
  INFO(Severity.INFO),
  WARNING(Severity.WARNING),
  ERROR(Severity.ERROR);

  private final Severity severity;

  RuleLevel(Severity severity) {
    this.severity = severity;
  }

  /** Empty if the rule is switched off. */
  public Optional<Severity> severity() {
    return Optional.ofNullable(severity);
  }
}
