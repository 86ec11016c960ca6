package dev.mpool.yaml.syntax;

import java.util.Arrays;

/**
 * The tokens that were read but not yet taken. A key is only known to be one when its colon is
 * read; its token is then put in before tokens that wait here.
 */
final class TokenQueue {

  private Token[] tokens = new Token[16];
  private int head;
  private int tail;
  private int taken;

  void clear() {
    Arrays.fill(tokens, head, tail, null);
    head = 0;
    tail = 0;
    taken = 0;
  }

  boolean isEmpty() {
    return head == tail;
  }

  Token first() {
    return tokens[head];
  }

  void take() {
    tokens[head++] = null;
    taken++;
    if (head == tail) {
      head = 0;
      tail = 0;
    }
  }

  /** Number of the first waiting token, counted over the whole document. */
  int firstNumber() {
    return taken;
  }

  /** Number that the next added token will have. */
  int nextNumber() {
    return taken + tail - head;
  }

  void add(Token token) {
    makeRoom();
    tokens[tail++] = token;
  }

  /** Puts a token in front of the waiting one that has this number, or last if that is taken. */
  void insert(int number, Token token) {
    if (number < taken) {
      add(token);
      return;
    }
    makeRoom();
    int at = head + number - taken;
    System.arraycopy(tokens, at, tokens, at + 1, tail - at);
    tokens[at] = token;
    tail++;
  }

  private void makeRoom() {
    if (tail < tokens.length) {
      return;
    }
    int count = tail - head;
    Token[] target = count * 2 > tokens.length ? new Token[tokens.length * 2] : tokens;
    System.arraycopy(tokens, head, target, 0, count);
    if (target == tokens) {
      Arrays.fill(tokens, count, tail, null);
    }
    tokens = target;
    head = 0;
    tail = count;
  }
}
