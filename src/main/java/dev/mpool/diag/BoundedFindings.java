package dev.mpool.diag;

import java.util.ArrayList;
import java.util.List;

/**
 * Findings of one document as they are found, of which no more are kept than {@link FindingLimit}
 * lets be told: a hundred thousand would not fit into a little memory beside the document.
 */
public final class BoundedFindings {

  private static final int SHORTENED_AT = FindingLimit.MOST * 3 / 2;

  private final Severity least;
  private List<Diagnostic> kept = new ArrayList<>();

  /** The least severity among those kept, once there are as many as may be told; else null. */
  private Severity floor;

  /**
   * Room for findings.
   *
   * @param least findings that are less severe are not kept
   */
  public BoundedFindings(Severity least) {
    this.least = least;
  }

  public void add(Diagnostic finding) {
    if (finding.severity().compareTo(least) < 0) {
      return;
    }
    // Less severe ones, and later ones as severe, give way; a refusal may be its document's only.
    if (floor != null && finding.severity().compareTo(floor) <= 0 && !finding.isRefusal()) {
      return;
    }
    kept.add(finding);
    if (kept.size() >= SHORTENED_AT) {
      shorten();
    }
  }

  private void shorten() {
    kept = new ArrayList<>(Diagnostics.inOrder(kept));
    if (kept.size() <= FindingLimit.MOST) {
      return;
    }
    floor = Severity.ERROR;
    for (int i = 0; i < FindingLimit.MOST; i++) {
      Severity severity = kept.get(i).severity();
      floor = severity.compareTo(floor) < 0 ? severity : floor;
    }
  }

  /** Whether only refusals could still be told. */
  public boolean isFullOfErrors() {
    return floor == Severity.ERROR;
  }

  /** The findings in the order of reports, repetitions left out. */
  public List<Diagnostic> inOrder() {
    return Diagnostics.inOrder(kept);
  }
}
