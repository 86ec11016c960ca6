package dev.mpool.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Turns bytes into text if they are strict UTF-8; a byte order mark in front is left out. */
final class Utf8 {

  private Utf8() {}

  static Reading decode(String name, byte[] bytes, int length) {
    if (length >= 2) {
      int first = bytes[0] & 0xFF;
      int second = bytes[1] & 0xFF;
      if (first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF) {
        return refused(name, bytes, 0, "is UTF-16; save it as UTF-8");
      }
      if (first == 0 != (second == 0) && length % 2 == 0) {
        return refused(name, bytes, 0, "looks like UTF-16; save it as UTF-8");
      }
    }
    int ascii = asciiLength(bytes, length);
    int bad = firstMalformed(bytes, ascii, length);
    if (bad >= 0) {
      String hex = Integer.toHexString(bytes[bad] & 0xFF).toUpperCase(java.util.Locale.ROOT);
      return refused(
          name, bytes, bad, "is not UTF-8: byte " + (bad + 1) + " (0x" + hex + ") is malformed");
    }
    int start = startsWithMark(bytes, length) ? 3 : 0;
    // Latin 1 takes bytes as they are, where UTF-8 would look through all of them once more.
    Charset charset = ascii == length ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    String text = new String(bytes, start, length - start, charset);
    return new Reading.Text(new Source(name, text, start > 0));
  }

  private static Reading refused(String name, byte[] bytes, int at, String message) {
    int start = startsWithMark(bytes, at) ? 3 : 0;
    String before = new String(bytes, start, at - start, StandardCharsets.UTF_8);
    return new Reading.Refused(
        name, Reading.Kind.NOT_UTF8, message, new Source(name, before), Span.at(before.length()));
  }

  private static boolean startsWithMark(byte[] bytes, int length) {
    return length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  /** How many bytes there are before the first that is not ASCII. */
  private static int asciiLength(byte[] bytes, int length) {
    int i = 0;
    while (i < length && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /** Index of the first byte that begins no well-formed sequence (RFC 3629) from one on, or -1. */
  private static int firstMalformed(byte[] bytes, int from, int length) {
    int i = from;
    while (i < length) {
      int lead = bytes[i];
      if (lead >= 0) {
        i++;
        continue;
      }
      lead &= 0xFF;
      int size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
      if (lead < 0xC2 || lead > 0xF4 || i + size > length) {
        return i;
      }
      int second = bytes[i + 1] & 0xFF;
      boolean overlong = lead == 0xE0 && second < 0xA0 || lead == 0xF0 && second < 0x90;
      boolean surrogate = lead == 0xED && second >= 0xA0;
      boolean beyond = lead == 0xF4 && second >= 0x90;
      if (overlong || surrogate || beyond) {
        return i;
      }
      for (int k = 1; k < size; k++) {
        if ((bytes[i + k] & 0xC0) != 0x80) {
          return i;
        }
      }
      i += size;
    }
    return -1;
  }
}
