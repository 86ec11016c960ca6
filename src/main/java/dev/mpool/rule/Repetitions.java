package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Findings that only repeat what the schema check has told already: what a rule thinks of a value
 * or field that is refused anyway, and that something is missing which stands there under a wrong
 * name.
 */
final class Repetitions {

  private static final Set<Rule> ABOUT_A_VALUE =
      EnumSet.of(Rule.WRONG_TYPE, Rule.VALUE_NOT_ALLOWED);

  private static final Set<Rule> ABOUT_A_MISSING_FIELD =
      EnumSet.of(
          Rule.SPEC_MISSING, Rule.EMPTY_PRIORITY, Rule.INLINE_MISSING, Rule.SECRET_REF_MISSING);

  /** Nothing was refused. */
  static final Repetitions NONE = new Repetitions(Set.of(), Set.of(), Set.of());

  private final Set<String> refusedValues;
  private final Set<String> conflictsIn;
  private final Set<String> misnamedIn;

  private Repetitions(Set<String> refusedValues, Set<String> conflictsIn, Set<String> misnamedIn) {
    this.refusedValues = refusedValues;
    this.conflictsIn = conflictsIn;
    this.misnamedIn = misnamedIn;
  }

  /**
   * Repetitions of refusals.
   *
   * @param refusals what the schema check found in an object
   */
  static Repetitions of(List<Diagnostic> refusals) {
    if (refusals.isEmpty()) {
      return NONE;
    }
    Repetitions repetitions = new Repetitions(new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (Diagnostic refusal : refusals) {
      String pointer = refusal.location().pointer();
      if (ABOUT_A_VALUE.contains(refusal.rule())) {
        repetitions.refusedValues.add(pointer);
      } else if (refusal.rule() == Rule.FIELD_CONFLICT) {
        repetitions.conflictsIn.add(parent(pointer));
      } else if (refusal.rule() == Rule.UNKNOWN_FIELD) {
        repetitions.misnamedIn.add(parent(pointer));
      }
    }
    return repetitions;
  }

  /**
   * Whether a finding is one.
   *
   * @param finding what a rule found in the same object
   */
  boolean contain(Diagnostic finding) {
    if (this == NONE) {
      return false;
    }
    String pointer = finding.location().pointer();
    return refusedValues.contains(pointer)
        || finding.rule() == Rule.MODEL_MISSING && refusedValues.contains(pointer + "/model")
        || conflictsIn.contains(parent(pointer))
        || ABOUT_A_MISSING_FIELD.contains(finding.rule()) && misnamedIn.contains(pointer);
  }

  private static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }
}
