package dev.mpool.text;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Files and folders that are no part of the input. A glob without a slash is for names, wherever
 * they stand; one with a slash is for paths as seen from the base.
 *
 * @param base the folder that globs with a slash begin in
 */
public record Exclusion(Path base, List<Glob> globs) {

  /** One pattern, such as {@code *-patch.yaml} or {@code overlays/**}. */
  public record Glob(boolean isForNames, List<PathMatcher> matchers) {

    /**
     * Reads a pattern.
     *
     * @throws PatternSyntaxException if it is none
     */
    public static Glob of(String pattern) {
      String text = pattern.startsWith("./") ? pattern.substring(2) : pattern;
      text = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      List<PathMatcher> matchers = new ArrayList<>(2);
      matchers.add(matcher(text));
      if (text.startsWith("**/")) {
        // Java wants a folder there; people do not.
        matchers.add(matcher(text.substring(3)));
      }
      return new Glob(text.indexOf('/') < 0, matchers);
    }

    private static PathMatcher matcher(String pattern) {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    boolean matches(Path path) {
      Path due = isForNames ? path.getFileName() : path;
      for (PathMatcher matcher : matchers) {
        if (matcher.matches(due)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Whether a file or folder is excluded, or stands in one that is. */
  boolean excludes(Path path) {
    Path from = base.toAbsolutePath().normalize();
    Path whole = path.toAbsolutePath().normalize();
    Path seen = whole.startsWith(from) ? from.relativize(whole) : whole;
    for (int i = 1; i <= seen.getNameCount(); i++) {
      Path part = seen.subpath(0, i);
      for (Glob glob : globs) {
        if (glob.matches(part)) {
          return true;
        }
      }
    }
    return false;
  }
}
