package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Findings that only repeat what the schema check has told already: what a rule thinks of a value
 * or field that is refused anyway, and that something is missing which stands there under a wrong
 * name.
 */
public final class Repetitions {

  private static final Set<Rule> ABOUT_A_VALUE =
      EnumSet.of(Rule.WRONG_TYPE, Rule.VALUE_NOT_ALLOWED);

  private static final Set<Rule> ABOUT_A_MISSING_FIELD =
      EnumSet.of(Rule.EMPTY_PRIORITY, Rule.INLINE_MISSING, Rule.SECRET_REF_MISSING);

  private Repetitions() {}

  /**
   * Leaves out repetitions.
   *
   * @param refusals what the schema check found in an object
   * @param findings what the rules found in the same object
   */
  public static List<Diagnostic> without(List<Diagnostic> refusals, List<Diagnostic> findings) {
    if (refusals.isEmpty() || findings.isEmpty()) {
      return findings;
    }
    Set<String> refusedValues = new HashSet<>();
    Set<String> conflictsIn = new HashSet<>();
    Set<String> misnamedIn = new HashSet<>();
    for (Diagnostic refusal : refusals) {
      String pointer = refusal.location().pointer();
      if (ABOUT_A_VALUE.contains(refusal.rule())) {
        refusedValues.add(pointer);
      } else if (refusal.rule() == Rule.FIELD_CONFLICT) {
        conflictsIn.add(parent(pointer));
      } else if (refusal.rule() == Rule.UNKNOWN_FIELD) {
        misnamedIn.add(parent(pointer));
      }
    }
    List<Diagnostic> remaining = new ArrayList<>(findings.size());
    for (Diagnostic finding : findings) {
      String pointer = finding.location().pointer();
      boolean repeats =
          refusedValues.contains(pointer)
              || finding.rule() == Rule.MODEL_MISSING && refusedValues.contains(pointer + "/model")
              || conflictsIn.contains(parent(pointer))
              || ABOUT_A_MISSING_FIELD.contains(finding.rule()) && misnamedIn.contains(pointer);
      if (!repeats) {
        remaining.add(finding);
      }
    }
    return remaining;
  }

  private static String parent(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
  }
}
