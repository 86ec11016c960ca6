package dev.mpool.yaml.syntax;

import java.util.Arrays;

/** The columns in which the block collections begin that are not finished. */
final class BlockColumns {

  private int[] outer = new int[16];
  private int count;

  /** Column of the innermost block collection, -1 outside of all. */
  private int column = -1;

  void clear() {
    count = 0;
    column = -1;
  }

  int column() {
    return column;
  }

  /** Begins a collection in a column; false if that belongs to one that is open already. */
  boolean open(int next) {
    if (column >= next) {
      return false;
    }
    if (count == outer.length) {
      outer = Arrays.copyOf(outer, count * 2);
    }
    outer[count++] = column;
    column = next;
    return true;
  }

  /** Ends the innermost collection if it begins behind a column. */
  boolean close(int least) {
    if (column <= least) {
      return false;
    }
    column = outer[--count];
    return true;
  }
}
