package dev.mpool.yaml;

import java.util.Arrays;

/**
 * Holds threads that read stretches of a file at once to what the file may hold, so that together
 * they take no more memory than a single one. What stands behind a stretch does not count for it.
 */
final class SharedLimits {

  private final FileUse[] uses;
  private final long mostAliased;

  /**
   * The limits of a file that nothing was read of.
   *
   * @param mostAliased see {@link AliasBudget#mostAliasedInFile}
   */
  SharedLimits(int stretches, long mostAliased) {
    this.uses = new FileUse[stretches];
    this.mostAliased = mostAliased;
    Arrays.fill(uses, FileUse.NOTHING);
  }

  /** Notes what was read of a stretch so far; false if the stretch need not be read any further. */
  synchronized boolean allow(int stretch, FileUse use) {
    uses[stretch] = use;
    int documents = 0;
    int findings = 0;
    long aliased = 0;
    for (int i = 0; i <= stretch; i++) {
      documents += uses[i].documents();
      findings += uses[i].findings();
      aliased += uses[i].aliased();
    }
    return new FileUse(documents, findings, aliased).isWithinLimits(mostAliased);
  }
}
