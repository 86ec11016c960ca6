package dev.mpool.yaml.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Where keys may have begun that need no {@code ?}: at most one on each flow level. Such a key
 * stays on one line and has at most 1024 characters.
 */
final class SimpleKeys {

  static final int LONGEST = 1024;

  /**
   * Where a key may have begun.
   *
   * @param number of the token that it would begin with
   * @param required whether nothing else than a key can stand there
   */
  record Start(int number, int offset, int lineStart, boolean required) {}

  private final Cursor cursor;

  /** By flow level; null where no key may have begun. */
  private final List<Start> starts = new ArrayList<>();

  /** What was read last on the innermost level and is too long for a key; else null. */
  private Start tooLong;

  SimpleKeys(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Forgets all keys. */
  void clear() {
    starts.clear();
    enterFlow();
  }

  void enterFlow() {
    starts.add(null);
    tooLong = null;
  }

  void leaveFlow() {
    starts.remove(innermost());
  }

  private int innermost() {
    return starts.size() - 1;
  }

  /**
   * A key may begin here.
   *
   * @param number of the token that it would begin with
   * @param mustBeKey whether nothing else than a key can stand here
   */
  void begin(int number, boolean mustBeKey) {
    drop();
    starts.set(innermost(), new Start(number, cursor.position(), cursor.lineStart(), mustBeKey));
  }

  /** No key has begun on this level after all. */
  void drop() {
    tooLong = null;
    drop(innermost());
  }

  private void drop(int level) {
    Start start = starts.set(level, null);
    if (start != null && start.required) {
      cursor.fail(SyntaxMessages.keyWithoutColon(cursor, start.offset));
    }
  }

  /** Whether the token with this number may still turn out to begin a key of this level. */
  boolean mayBegin(int level, int number) {
    Start start = level < starts.size() ? starts.get(level) : null;
    return start != null && start.number == number && isAlive(level);
  }

  /** Takes the key of the innermost level, which has got its colon; null if there is none. */
  Start take() {
    return isAlive(innermost()) ? starts.set(innermost(), null) : null;
  }

  /** Where a text begins that would be a key if it were shorter; -1 if there is none. */
  int tooLong() {
    return tooLong != null && tooLong.lineStart == cursor.lineStart() ? tooLong.offset : -1;
  }

  private boolean isAlive(int level) {
    Start start = starts.get(level);
    if (start == null) {
      return false;
    } else if (start.lineStart == cursor.lineStart()) {
      if (!isTooLong(start.offset)) {
        return true;
      }
      tooLong = level == innermost() ? start : tooLong;
    }
    drop(level);
    return false;
  }

  private boolean isTooLong(int start) {
    int length = cursor.position() - start;
    return length > LONGEST && (length > 2 * LONGEST || cursor.countCharacters(start) > LONGEST);
  }
}
