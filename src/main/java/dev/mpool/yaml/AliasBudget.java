package dev.mpool.yaml;

/**
 * Counts what documents stand for when their aliases are expanded, and says when that is too much.
 * The ratio of aliases is go-yaml v2's, which the API server refuses alias bombs by. That holds for
 * each document; a file of many small ones could still stand for a thousand times its size.
 */
final class AliasBudget {

  private static final long FREE_ALIASES = 100;
  private static final long FREE_VALUES = 1000;
  private static final double ALLOWED_RATIO = 0.99;

  /** One aliased value for so many characters of the file; a single document may have more. */
  private static final int CHARACTERS_PER_ALIASED = 4;

  private final long most;
  private final long mostAliasedInFile;
  private long values;
  private long aliased;
  private long aliasedInFile;

  /**
   * The budget of a file.
   *
   * @param most how many keys and values a document may stand for
   * @param length of the file, in characters
   */
  AliasBudget(long most, int length) {
    this.most = most;
    this.mostAliasedInFile = Math.max(most, length / CHARACTERS_PER_ALIASED);
  }

  /** How many keys and values a document may stand for. */
  long most() {
    return most;
  }

  void startDocument() {
    values = 0;
    aliased = 0;
  }

  /** Counts one key or value; false if there are too many. */
  boolean count() {
    return ++values <= most;
  }

  /**
   * Counts what an alias stands for.
   *
   * @param size how many keys and values
   * @return false if that is too much
   */
  boolean expand(long size) {
    values += size;
    aliased += size;
    boolean bomb =
        aliased > FREE_ALIASES && values > FREE_VALUES && aliased > values * ALLOWED_RATIO;
    if (values > most || bomb) {
      return false;
    }
    aliasedInFile += size;
    return !isSpentByFile();
  }

  /** Whether it is all documents together that have too many aliases, not one of them. */
  boolean isSpentByFile() {
    return aliasedInFile > mostAliasedInFile;
  }
}
