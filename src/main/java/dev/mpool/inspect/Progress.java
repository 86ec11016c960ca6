package dev.mpool.inspect;

/** Hears of every file that has been looked at, from whichever thread looked at it. */
@FunctionalInterface
public interface Progress {

  /** Nobody listens. */
  Progress SILENT = findings -> {};

  /**
   * A file is done.
   *
   * @param findings how many findings it had
   */
  void fileDone(int findings);
}
