package dev.mpool.text;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Files and folders that are no part of the input. A glob without a slash is for names, wherever
 * they stand; one with a slash is for paths as seen from the base. One that begins with a slash is
 * too, as in a .gitignore, or else for whole paths.
 *
 * @param base the folder that globs with a slash begin in
 */
public record Exclusion(Path base, List<Glob> globs) {

  /** One pattern, such as {@code *-patch.yaml} or {@code overlays/**}. */
  public record Glob(String text, List<PathMatcher> matchers) {

    /**
     * Reads a pattern.
     *
     * @throws PatternSyntaxException if it is none
     */
    public static Glob of(String pattern) {
      String text = pattern.startsWith("./") ? pattern.substring(2) : pattern;
      text = text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      List<PathMatcher> matchers = new ArrayList<>(2);
      matchers.add(matcher(text));
      if (text.startsWith("**/")) {
        // Java wants a folder there; people do not.
        matchers.add(matcher(text.substring(3)));
      } else if (text.startsWith("/")) {
        matchers.add(matcher(text.substring(1)));
      }
      return new Glob(text, matchers);
    }

    private static PathMatcher matcher(String pattern) {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    /** Whether it is for a path or for a folder above it. */
    boolean excludes(Path path) {
      boolean isForNames = text.indexOf('/') < 0;
      for (Path part = path; part != null && !part.endsWith(".."); part = part.getParent()) {
        Path due = isForNames ? part.getFileName() : part;
        for (PathMatcher matcher : matchers) {
          if (matcher.matches(due)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /** Whether a file or folder is excluded, or stands in one that is. */
  boolean excludes(Path path) {
    Path from = base.toAbsolutePath().normalize();
    Path whole = path.toAbsolutePath().normalize();
    Path seen = from.relativize(whole);
    for (Glob glob : globs) {
      if (glob.excludes(seen) || glob.text.startsWith("/") && glob.excludes(whole)) {
        return true;
      }
    }
    return false;
  }
}
