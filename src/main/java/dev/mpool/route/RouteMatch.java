package dev.mpool.route;

import dev.mpool.model.Located;
import dev.mpool.text.Location;
import java.util.List;
import java.util.Optional;

/**
 * Conditions on a request that all have to hold.
 *
 * @param location where the match begins; the rule if it has none
 * @param headers each name once, in lower case
 * @param queryParameters each name once
 */
public record RouteMatch(
    Location location,
    PathMatch path,
    Optional<String> method,
    List<ValueMatch> headers,
    List<ValueMatch> queryParameters) {

  public RouteMatch {
    headers = List.copyOf(headers);
    queryParameters = List.copyOf(queryParameters);
  }

  /** How a value is compared. */
  public enum Kind {
    EXACT,
    REGULAR_EXPRESSION,
    PREFIX
  }

  /** A condition on the path, without its query. */
  public record PathMatch(Kind kind, Located<String> value) {

    /** The path of an exact match, or the prefix without the slash at its end; "" is every path. */
    public String text() {
      String path = value.value();
      boolean hasSlash = kind == Kind.PREFIX && path.endsWith("/");
      return hasSlash ? path.substring(0, path.length() - 1) : path;
    }
  }

  /**
   * A condition on a header or a query parameter.
   *
   * @param kind exact or a regular expression
   */
  public record ValueMatch(Kind kind, String name, Located<String> value) {}
}
