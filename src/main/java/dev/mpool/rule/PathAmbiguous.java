package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.text.Excerpt;
import dev.mpool.text.Placeholder;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * A path override means the same to every server on the way. It is sent as it is written, but some
 * servers and proxies resolve dot segments, merge slashes, or refuse a broken percent-encoding.
 */
final class PathAmbiguous implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Optional<Located<String>> path = endpoint.fullPath();
    // Of a path without its slash, or with a template in it, the other rules have said enough.
    if (path.isEmpty()
        || !path.get().value().startsWith("/")
        || PathTemplateSyntax.opening(path.get().value()) != null
        || Placeholder.in(path.get().value()) != null) {
      return;
    }
    String text = path.get().value();
    String encoding = brokenEncoding(text);
    if (encoding != null) {
      findings.add(
          finding(path.get(), "The path contains " + encoding + ", which encodes no character.")
              .withHint("Write `%` and two hex digits; the sign itself is `%25`."));
    }
    String bare = withoutQuery(text);
    if (bare.contains("//")) {
      findings.add(
          finding(
                  path.get(),
                  "The path has an empty segment (`//`), which some servers and proxies leave out.")
              .withHint("Write one slash, unless the provider asks for both."));
    }
    String dots = dotSegment(bare);
    if (dots != null) {
      findings.add(
          finding(
                  path.get(),
                  "The path has the segment `"
                      + dots
                      + "`, which some servers and proxies resolve.")
              .withHint("Write the path that is meant, without `.` and `..`."));
    }
  }

  private static Diagnostic finding(Located<String> path, String message) {
    return Diagnostic.of(Rule.PATH_AMBIGUOUS, path.location(), message);
  }

  /** The first {@code %} without two hex digits, with what stands there; null if there is none. */
  private static String brokenEncoding(String path) {
    int at = path.indexOf('%');
    while (at >= 0) {
      if (!isHexDigit(path, at + 1) || !isHexDigit(path, at + 2)) {
        return Excerpt.quoted(path.substring(at, Math.min(path.length(), at + 3)));
      }
      at = path.indexOf('%', at + 1);
    }
    return null;
  }

  private static boolean isHexDigit(String text, int at) {
    return at < text.length()
        && text.charAt(at) < 0x7f
        && Character.digit(text.charAt(at), 16) >= 0;
  }

  private static String withoutQuery(String path) {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /** The first segment that is one or two dots, also if they are encoded; null if there is none. */
  private static String dotSegment(String path) {
    StringTokenizer segments = new StringTokenizer(path, "/");
    while (segments.hasMoreTokens()) {
      String segment = segments.nextToken();
      // No longer than two encoded dots.
      String dots = segment.length() > 6 ? "" : segment.replace("%2e", ".").replace("%2E", ".");
      if (dots.equals(".") || dots.equals("..")) {
        return segment;
      }
    }
    return null;
  }
}
