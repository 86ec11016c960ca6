package dev.mpool.yaml.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens that were read but not yet taken. A key is only known to be one when its colon is
 * read; its token is then put in before tokens that wait here.
 */
final class TokenQueue {

  private final List<Token> waiting = new ArrayList<>();

  /** The tokens before it are taken. */
  private int first;

  /** How many tokens had been taken when the first of the list was added. */
  private int before;

  void clear() {
    waiting.clear();
    first = before = 0;
  }

  boolean isEmpty() {
    return first == waiting.size();
  }

  Token first() {
    return waiting.get(first);
  }

  void take() {
    first++;
    if (isEmpty()) {
      before += first;
      first = 0;
      waiting.clear();
    }
  }

  /** Number of the first waiting token, counted over the whole document. */
  int firstNumber() {
    return before + first;
  }

  /** Number that the next added token will have. */
  int nextNumber() {
    return before + waiting.size();
  }

  void add(Token token) {
    waiting.add(token);
  }

  /** Puts a token in front of the waiting one that has this number, or last if that is taken. */
  void insert(int number, Token token) {
    waiting.add(number < firstNumber() ? waiting.size() : number - before, token);
  }
}
