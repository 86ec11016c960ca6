package dev.mpool.route;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A path as Envoy has it before it looks for a route: what needs no percent sign is written
 * without, and {@code .} and {@code ..} are gone. Manifests and clients may write both otherwise.
 */
final class RequestPath {

  private RequestPath() {}

  /** The path in that form; a query stays as it is. */
  static String canonical(String path) {
    int query = path.indexOf('?');
    String bare = decoded(query < 0 ? path : path.substring(0, query));
    return (bare.contains("/.") ? withoutDots(bare) : bare)
        + (query < 0 ? "" : path.substring(query));
  }

  private static String decoded(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    StringBuilder text = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '%' && i + 2 < path.length()) {
        int high = Character.digit(path.charAt(i + 1), 16);
        int low = Character.digit(path.charAt(i + 2), 16);
        if (high >= 0 && low >= 0 && isUnreserved((char) (high * 16 + low))) {
          text.append((char) (high * 16 + low));
          i += 2;
          continue;
        }
      }
      text.append(c);
    }
    return text.toString();
  }

  private static boolean isUnreserved(char c) {
    boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    return isLetter || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
  }

  private static String withoutDots(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.substring(1).split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    boolean endsWithDots = path.endsWith("/.") || path.endsWith("/..");
    return '/' + String.join("/", segments) + (endsWithDots && !segments.isEmpty() ? "/" : "");
  }
}
