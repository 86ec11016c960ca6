package dev.mpool.diag;

import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * How many findings of one file are told. Nobody reads on, and a hostile file of a megabyte has a
 * hundred thousand. What stays is chosen so that no promise depends on what is left out: the most
 * severe ones, so that the exit code is right, and of each document that an API server refuses at
 * least one refusal.
 */
public final class FindingLimit {

  /** Most findings of a file, unless even more of its documents are refused. */
  public static final int MOST = 5_000;

  private FindingLimit() {}

  /**
   * What is told of a file's findings.
   *
   * @param found findings of one source in the order of reports
   * @return all of them, or the chosen ones in their order and a last one that says so
   */
  static List<Diagnostic> within(List<Diagnostic> found) {
    if (found.size() <= MOST) {
      return found;
    }
    List<Diagnostic> findings = new ArrayList<>(found);
    findings.removeIf(FindingLimit::saysSo);
    if (findings.size() <= MOST && findings.size() < found.size()) {
      return found;
    }
    boolean[] told = chosen(findings);
    List<Diagnostic> chosen = new ArrayList<>(MOST + 1);
    for (int i = 0; i < told.length; i++) {
      if (told[i]) {
        chosen.add(findings.get(i));
      }
    }
    chosen.add(remark(found.get(0).location().source()));
    return chosen;
  }

  private static boolean[] chosen(List<Diagnostic> findings) {
    boolean[] told = new boolean[findings.size()];
    int room = MOST;
    BitSet refused = new BitSet();
    for (int i = 0; i < told.length; i++) {
      int document = findings.get(i).location().document();
      if (findings.get(i).isRefusal() && !refused.get(document)) {
        refused.set(document);
        told[i] = true;
        room--;
      }
    }
    for (int s = Severity.values().length - 1; s >= 0; s--) {
      for (int i = 0; i < told.length && room > 0; i++) {
        if (!told[i] && findings.get(i).severity().ordinal() == s) {
          told[i] = true;
          room--;
        }
      }
    }
    return told;
  }

  /** At the end of the file, and no error: it says nothing about any document. */
  private static Diagnostic remark(Source source) {
    Span end = Span.at(source.text().length());
    return new Diagnostic(
        Rule.TOO_COMPLEX,
        Severity.INFO,
        "This file has more than " + MOST + " findings. Only the most severe ones are told.",
        Optional.of("Correct those first."),
        Location.of(source, end),
        List.of());
  }

  private static boolean saysSo(Diagnostic finding) {
    return finding.rule() == Rule.TOO_COMPLEX && finding.severity() == Severity.INFO;
  }
}
