package dev.mpool.yaml;

/**
 * How much of what a file may hold some of its documents hold. As long as a file is within these
 * limits, nothing that is said of a document depends on those before it.
 *
 * @param documents how many of them are not empty
 * @param aliased how many keys and values their aliases stand for
 */
record FileUse(int documents, int findings, long aliased) {

  /** Most documents of a file; each costs memory, however short it is. */
  static final int MAX_DOCUMENTS = 120_000;

  static final FileUse NOTHING = new FileUse(0, 0, 0);

  FileUse plus(FileUse other) {
    return new FileUse(
        documents + other.documents, findings + other.findings, aliased + other.aliased);
  }

  /**
   * Whether no limit is reached. That of documents is reached before there are too many: what is
   * behind the last one decides.
   *
   * @param mostAliased see {@link AliasBudget#mostAliasedInFile}
   */
  boolean isWithinLimits(long mostAliased) {
    return documents < MAX_DOCUMENTS && findings <= Findings.MOST && aliased <= mostAliased;
  }
}
