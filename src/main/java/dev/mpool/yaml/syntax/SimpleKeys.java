package dev.mpool.yaml.syntax;

import java.util.Arrays;

/**
 * Where keys may have begun that need no {@code ?}: at most one on each flow level. Such a key
 * stays on one line and has at most 1024 characters.
 */
final class SimpleKeys {

  static final int LONGEST = 1024;

  private final Cursor cursor;
  private boolean[] possible = new boolean[8];
  private boolean[] required = new boolean[8];
  private int[] numbers = new int[8];
  private int[] starts = new int[8];
  private int[] lines = new int[8];
  private int level;

  /** Where the text begins that was read last and is too long for a key; -1 if it is not. */
  private int tooLong = -1;

  SimpleKeys(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Forgets all keys. */
  void clear() {
    level = 0;
    possible[0] = false;
  }

  void enterFlow() {
    level++;
    if (level == possible.length) {
      int size = level * 2;
      possible = Arrays.copyOf(possible, size);
      required = Arrays.copyOf(required, size);
      numbers = Arrays.copyOf(numbers, size);
      starts = Arrays.copyOf(starts, size);
      lines = Arrays.copyOf(lines, size);
    }
    possible[level] = false;
  }

  void leaveFlow() {
    level--;
  }

  /**
   * A key may begin here.
   *
   * @param number of the token that it would begin with
   * @param mustBeKey whether nothing else than a key can stand here
   */
  void begin(int number, boolean mustBeKey) {
    drop();
    possible[level] = true;
    required[level] = mustBeKey;
    numbers[level] = number;
    starts[level] = cursor.position();
    lines[level] = cursor.lineStart();
  }

  /** No key has begun on this level after all. */
  void drop() {
    tooLong = -1;
    if (possible[level]) {
      possible[level] = false;
      if (required[level]) {
        failWithoutColon(level);
      }
    }
  }

  /** Whether the token with this number may still turn out to begin a key of this level. */
  boolean mayBegin(int keyLevel, int number) {
    return keyLevel <= level && numbers[keyLevel] == number && isAlive(keyLevel);
  }

  /** Whether a colon here ends a key of the innermost level. */
  boolean isOpen() {
    return isAlive(level);
  }

  /** Number of the token that the innermost level's key begins with. */
  int number() {
    return numbers[level];
  }

  int start() {
    return starts[level];
  }

  /** Where a text begins that would be a key if it were shorter; -1 if there is none. */
  int tooLong() {
    return tooLong == starts[level] && lines[level] == cursor.lineStart() ? tooLong : -1;
  }

  int column() {
    return starts[level] - lines[level];
  }

  /** The innermost level's key has got its colon. */
  void close() {
    possible[level] = false;
  }

  private boolean isAlive(int keyLevel) {
    if (!possible[keyLevel]) {
      return false;
    }
    if (lines[keyLevel] == cursor.lineStart()) {
      if (!isTooLong(starts[keyLevel])) {
        return true;
      }
      tooLong = starts[keyLevel];
    }
    possible[keyLevel] = false;
    if (required[keyLevel]) {
      failWithoutColon(keyLevel);
    }
    return false;
  }

  private boolean isTooLong(int start) {
    int length = cursor.position() - start;
    return length > LONGEST && (length > 2 * LONGEST || cursor.countCharacters(start) > LONGEST);
  }

  private void failWithoutColon(int keyLevel) {
    int start = starts[keyLevel];
    cursor.fail(SyntaxMessages.keyWithoutColon(cursor, start));
  }
}
