package dev.mpool.yaml;

/**
 * Counts what a document stands for when its aliases are expanded, and says when that is too much.
 * The ratio of aliases is go-yaml v2's, which the API server refuses alias bombs by.
 */
final class AliasBudget {

  private static final long FREE_ALIASES = 100;
  private static final long FREE_VALUES = 1000;
  private static final double ALLOWED_RATIO = 0.99;

  private final long most;
  private long values;
  private long aliased;

  AliasBudget(long most) {
    this.most = most;
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
    return values <= most && !bomb;
  }
}
