package dev.mpool.route;

import dev.mpool.text.Location;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Conditions on a request that all have to hold.
 *
 * @param headers each name once, in lower case
 * @param queryParameters each name once
 */
public record RouteMatch(
    PathMatch path,
    Optional<String> method,
    List<ValueMatch> headers,
    List<ValueMatch> queryParameters) {

  /** How a value is compared. */
  public enum Kind {
    EXACT,
    REGULAR_EXPRESSION,
    PREFIX
  }

  /** A condition on the path, without its query. */
  public record PathMatch(Kind kind, String value) {

    /** The path of an exact match, or the prefix without the slash at its end; "" is every path. */
    public String text() {
      boolean hasSlash = kind == Kind.PREFIX && value.endsWith("/");
      return hasSlash ? value.substring(0, value.length() - 1) : value;
    }

    /** How many characters a prefix fixes; of others it makes no difference. */
    int fixed() {
      return kind == Kind.PREFIX ? text().length() : 0;
    }
  }

  /**
   * A condition on a header or a query parameter.
   *
   * @param kind exact or a regular expression
   * @param place of the value; conditions are equal wherever they are written
   */
  public record ValueMatch(Kind kind, String name, String value, Location place) {

    @Override
    public boolean equals(Object other) {
      return other instanceof ValueMatch match
          && kind == match.kind
          && name.equals(match.name)
          && value.equals(match.value);
    }

    @Override
    public int hashCode() {
      return Objects.hash(kind, name, value);
    }
  }
}
