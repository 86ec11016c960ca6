package dev.mpool.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Turns bytes into text if they are strict UTF-8; a byte order mark in front is left out. */
final class Utf8 {

  private Utf8() {}

  static Reading decode(String name, byte[] bytes) {
    int length = bytes.length;
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
    int start = startsWithMark(bytes, length) ? 3 : 0;
    String text = new String(bytes, start, length - start, StandardCharsets.UTF_8);
    // What is malformed has become this character, which may be meant as well.
    int bad = text.indexOf('\uFFFD') < 0 ? length : firstMalformed(bytes);
    if (bad < length) {
      String hex = Integer.toHexString(bytes[bad] & 0xFF).toUpperCase(Locale.ROOT);
      return refused(
          name, bytes, bad, "is not UTF-8: byte " + (bad + 1) + " (0x" + hex + ") is malformed");
    }
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

  /** Index of the first byte that begins no well-formed sequence, or behind the last one. */
  private static int firstMalformed(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
    return in.position();
  }
}
