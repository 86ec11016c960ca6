package dev.mpool.diag;

import java.util.List;

/**
 * Counts what was found in a file's documents so far, to tell what need not be looked for in those
 * that follow. Threads may share it.
 */
public final class FindingTally {

  private final int[] bySeverity = new int[Severity.values().length];

  public synchronized void add(List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      bySeverity[finding.severity().ordinal()]++;
    }
  }

  /**
   * What still counts in the documents that follow.
   *
   * @return the least severity of which a finding could still be told; null if there are more
   *     errors than are told
   */
  public synchronized Severity least() {
    int atLeast = 0;
    Severity least = null;
    Severity[] severities = Severity.values();
    for (int s = severities.length - 1; s >= 0; s--) {
      atLeast += bySeverity[s];
      if (atLeast > FindingLimit.MOST) {
        return least;
      }
      least = severities[s];
    }
    return least;
  }
}
