package dev.mpool.rule;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Which characters can be sent in a path and its query as they are. */
final class PathSyntax {

  private PathSyntax() {}

  /**
   * The first character that cannot stand in the {@code :path} of a request: a blank, a control
   * character, {@code #} or one that is not ASCII.
   *
   * @return its offset, or -1
   */
  static int unsendable(String path, int from) {
    for (int i = from; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c <= ' ' || c == '#' || c >= 0x7f) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The characters that {@link #unsendable} finds, each once, in their order, and no more than can
   * be told; the first one that is not ASCII stands for others.
   */
  static List<Integer> allUnsendable(String path, int most) {
    List<Integer> all = new ArrayList<>(2);
    boolean foreign = false;
    int at = unsendable(path, 0);
    while (at >= 0 && all.size() < most) {
      int c = path.codePointAt(at);
      if (!all.contains(c) && !(foreign && c > 0x7f)) {
        all.add(c);
        foreign |= c > 0x7f;
      }
      at = unsendable(path, at + Character.charCount(c));
    }
    return all;
  }

  /**
   * The first character that would change the URL around a single segment, or that the URL cannot
   * hold: everything but letters, digits and {@code - . _ ~ @ :}.
   *
   * @return its code point, or -1
   */
  static int foreignToSegment(String segment) {
    return HostSyntax.foreign(segment, "-._~@:");
  }

  /** Such as {@code %20}: the bytes of the character's UTF-8 form. */
  static String percentEncoded(int codePoint) {
    String text = Character.toString(codePoint);
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
