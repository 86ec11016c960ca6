package dev.mpool.yaml.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens that were read but not yet taken. A key is only known to be one when its colon is
 * read; its token is then put in before tokens that wait here.
 */
final class TokenQueue {

  private final List<Token> waiting = new ArrayList<>();
  private int taken;

  void clear() {
    waiting.clear();
    taken = 0;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  Token first() {
    return waiting.get(0);
  }

  void take() {
    waiting.remove(0);
    taken++;
  }

  /** Number of the first waiting token, counted over the whole document. */
  int firstNumber() {
    return taken;
  }

  /** Number that the next added token will have. */
  int nextNumber() {
    return taken + waiting.size();
  }

  void add(Token token) {
    waiting.add(token);
  }

  /** Puts a token in front of the waiting one that has this number, or last if that is taken. */
  void insert(int number, Token token) {
    waiting.add(number < taken ? waiting.size() : number - taken, token);
  }
}
