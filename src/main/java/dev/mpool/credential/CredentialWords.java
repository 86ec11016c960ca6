package dev.mpool.credential;

import dev.mpool.text.Span;
import java.util.Arrays;
import java.util.List;

/**
 * The words of credentials, to recognise any piece of them in other texts: every eight characters
 * that follow each other in one.
 */
public final class CredentialWords {

  /** Shorter words and pieces are hidden in their place only: they might be any word. */
  static final int PIECE = 8;

  /** So much of a long word is remembered; behind that a repetition is hidden to its end. */
  private static final int LONGEST = 256;

  /** Pieces as numbers, a byte for a character; sorted when they are asked for. */
  private long[] pieces = new long[16];

  private int count;
  private boolean sorted = true;

  /** Adds the words of a credential. */
  public void add(String credential) {
    int start = 0;
    for (int i = 0; i <= credential.length(); i++) {
      if (i == credential.length() || credential.charAt(i) <= ' ') {
        if (i - start >= PIECE && !KnownNames.contains(credential.substring(start, i))) {
          addWord(credential, start, Math.min(i, start + LONGEST));
        }
        start = i + 1;
      }
    }
  }

  private void addWord(String text, int start, int end) {
    long piece = 0;
    for (int i = start; i < end; i++) {
      piece = piece << 8 | number(text.charAt(i));
      if (i - start + 1 >= PIECE) {
        if (count == pieces.length) {
          pieces = Arrays.copyOf(pieces, count * 2);
        }
        pieces[count++] = piece;
        sorted = false;
      }
    }
  }

  private static int number(char c) {
    return (c ^ c >>> 8) & 0xff;
  }

  /** Finds the longest stretches of a text that are made of pieces of credentials. */
  void find(String text, List<Span> found) {
    if (count == 0) {
      return;
    }
    if (!sorted) {
      Arrays.sort(pieces, 0, count);
      sorted = true;
    }
    long piece = 0;
    int start = 0;
    int end = -1;
    for (int i = 0; i < text.length(); i++) {
      piece = piece << 8 | number(text.charAt(i));
      if (i + 1 >= PIECE && Arrays.binarySearch(pieces, 0, count, piece) >= 0) {
        int begin = i + 1 - PIECE;
        if (begin > end) {
          add(text, start, end, found);
          start = begin;
        }
        end = i + 1;
      }
    }
    add(text, start, end, found);
  }

  private static void add(String text, int start, int end, List<Span> found) {
    if (end < 0) {
      return;
    }
    int to = end;
    while (end - start >= LONGEST && to < text.length() && text.charAt(to) > ' ') {
      to++;
    }
    found.add(new Span(start, to));
  }
}
