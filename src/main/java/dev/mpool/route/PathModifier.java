package dev.mpool.route;

import dev.mpool.route.RouteMatch.PathMatch;

/** The path that takes the place of the client's, or of the prefix that matched. */
public sealed interface PathModifier {

  /** The replacement as the manifest has it. */
  String replacement();

  /** What becomes of a request's path, whose query stays. */
  String applied(ClientRequest request, PathMatch match);

  /** The whole path is replaced. */
  record FullPath(String replacement) implements PathModifier {
    @Override
    public String applied(ClientRequest request, PathMatch match) {
      return replacement + request.path().substring(request.barePath().length());
    }
  }

  /** The prefix that the rule matches is replaced, what comes after it stays. */
  record PrefixMatch(String replacement) implements PathModifier {
    @Override
    public String applied(ClientRequest request, PathMatch match) {
      String prefix =
          replacement.endsWith("/")
              ? replacement.substring(0, replacement.length() - 1)
              : replacement;
      String rest = request.path().substring(match.text().length());
      boolean needsSlash = prefix.isEmpty() && !rest.startsWith("/");
      return prefix + (needsSlash ? "/" : "") + rest;
    }
  }
}
