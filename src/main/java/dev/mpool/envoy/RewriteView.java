package dev.mpool.envoy;

import com.google.re2j.Pattern;
import dev.mpool.plan.RoutePlan;
import dev.mpool.route.PathModifier;
import dev.mpool.route.RouteMatch.PathMatch;
import java.util.List;
import java.util.Optional;

/**
 * What Envoy is told to make of a path, so that a prefix is replaced segment by segment:
 * replacement and rest are joined by one slash, whatever slashes the two have at their ends.
 *
 * @param literals at most one
 * @param regexes at most one; the client's query is no part of what they see, and stays
 */
record RewriteView(List<Literal> literals, List<Regex> regexes) {

  static final RewriteView NONE = new RewriteView(List.of(), List.of());

  /** A field of Envoy's with its value. */
  record Literal(BareText kind, String value) {}

  /** An expression and what takes the place of what it finds. */
  record Regex(String regex, String substitution) {}

  /** The rewrite of a step that has one. */
  static RewriteView of(RoutePlan step, Optional<PathModifier> path) {
    if (path.isEmpty()) {
      return NONE;
    }
    String replacement = path.get().replacement();
    return path.get() instanceof PathModifier.FullPath
        ? regex("^.*$", replacement)
        : ofPrefix(step.match().path(), replacement);
  }

  private static RewriteView ofPrefix(PathMatch match, String replacement) {
    String prefix = match.text();
    String bare =
        replacement.endsWith("/")
            ? replacement.substring(0, replacement.length() - 1)
            : replacement;
    if (prefix.isEmpty()) {
      // The prefix / is the slash that has to stay.
      return literal(bare + '/');
    }
    // An empty prefix would be no rewrite at all, and / would give two slashes.
    return bare.isEmpty() ? regex('^' + Pattern.quote(prefix) + "/?", "/") : literal(bare);
  }

  private static RewriteView literal(String value) {
    return new RewriteView(List.of(new Literal(new BareText("prefix_rewrite"), value)), List.of());
  }

  private static RewriteView regex(String regex, String replacement) {
    String literal = replacement.replace("\\", "\\\\");
    return new RewriteView(List.of(), List.of(new Regex(regex, literal)));
  }
}
