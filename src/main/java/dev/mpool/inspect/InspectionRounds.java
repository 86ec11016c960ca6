package dev.mpool.inspect;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.fix.Fix;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at a file again and again as if its sure mistakes were mended, so that what stands below
 * them is told in one go with them. It is loaded only for files in which there are such mistakes.
 */
final class InspectionRounds {

  /** No Backend is nested deeper, and a remedy may bring only the level below to light. */
  private static final int MOST = 16;

  /** Characters that are looked at again at most, so that a large file is not judged for long. */
  private static final long MOST_AGAIN = 4 << 20;

  private final FileInspector inspector;

  InspectionRounds(FileInspector inspector) {
    this.inspector = inspector;
  }

  static boolean isOf(InspectedFile file, List<Diagnostic> told) {
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i).remedy().isPresent()) {
        return !file.isSpent();
      }
    }
    return false;
  }

  /** Where something is told already. */
  private record Told(Rule rule, Span place, String message) {

    static Told of(Diagnostic finding) {
      // One mapping may lack several fields; other findings at one place are one.
      String message = finding.rule() == Rule.MISSING_FIELD ? finding.message() : "";
      return new Told(finding.rule(), finding.location().span(), message);
    }
  }

  /**
   * Adds to a file what is found in it as if it were mended, and takes back what is not found then:
   * that a rule misses a model is doubtful where {@code mode} was most likely meant to be it.
   */
  void addBelow(InspectedFile file) {
    List<Diagnostic> first = file.told();
    Set<Told> told = new HashSet<>();
    Set<Span> values = new HashSet<>();
    Set<Integer> refused = new HashSet<>();
    for (Diagnostic finding : first) {
      told.add(Told.of(finding));
      addValue(finding, finding, values);
      // Whose kind is none is refused by every API server, though here it is only passed over.
      boolean isNoKind =
          finding.rule() == Rule.NEARLY_A_BACKEND || finding.rule() == Rule.NEARLY_AN_HTTPROUTE;
      if (finding.isRefusal() || isNoKind) {
        refused.add(finding.location().document());
      }
    }
    List<Fix> fixes = new ArrayList<>();
    Optional<Fix> fix = Fix.of(file.source(), first);
    Set<Told> mended = new HashSet<>();
    Set<Told> last = told;
    long again = 0;
    while (fix.isPresent() && fixes.size() < MOST && again <= MOST_AGAIN && !file.isSpent()) {
      fixes.add(fix.get());
      Source text = fix.get().fixed();
      again += text.text().length();
      InspectedFile asMended = inspector.inspect(text);
      file.addAccepted(asMended);
      List<Diagnostic> found = asMended.told();
      List<Told> now = new ArrayList<>();
      last = new HashSet<>();
      for (Diagnostic finding : found) {
        Diagnostic there = back(finding, fixes);
        Told what = Told.of(there);
        last.add(what);
        if (finding.remedy().isPresent()) {
          mended.add(what);
        }
        boolean counts = !there.isRefusal() || refused.contains(there.location().document());
        // Another error about a value that was mended would be about what nobody has written.
        counts &= !there.isError() || !values.contains(there.location().span());
        counts &= there.rule() != Rule.YAML_SYNTAX;
        if (counts && !told.contains(what)) {
          file.findings().add(there);
          now.add(what);
          addValue(finding, there, values);
        }
      }
      told.addAll(now);
      fix = Fix.of(text, found);
    }
    if (fix.isEmpty() && !file.isSpent()) {
      // What an API server refuses and what is mended is no consequence of another mistake.
      mended.addAll(last);
      file.takeBack(
          finding ->
              finding.remedy().isEmpty()
                  && !finding.isRefusal()
                  && !mended.contains(Told.of(finding)));
    }
  }

  private static void addValue(Diagnostic finding, Diagnostic there, Set<Span> values) {
    if (finding.remedy().isPresent() && finding.remedy().get().isOfOtherText(finding.location())) {
      values.add(there.location().span());
    }
  }

  private static Diagnostic back(Diagnostic finding, List<Fix> fixes) {
    Diagnostic there = finding;
    for (int i = fixes.size() - 1; i >= 0; i--) {
      there = fixes.get(i).back(there);
    }
    return there;
  }

  /** The file as it is when all its sure mistakes are mended. */
  InspectedFile mended(InspectedFile file) {
    InspectedFile last = file;
    for (int round = 0; round < MOST; round++) {
      Optional<Fix> fix = Fix.sure(last.source(), last.told());
      if (fix.isEmpty()) {
        break;
      }
      last = inspector.inspect(fix.get().fixed());
    }
    return last.mendedFrom(file.source());
  }
}
