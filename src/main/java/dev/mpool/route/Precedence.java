package dev.mpool.route;

import java.util.Comparator;

/**
 * The order of the Gateway API: the more specific name first, then the more specific path, then a
 * method, more headers, more query parameters, then the older route, its name, and the order of its
 * rules. Regular expressions, which the specification leaves open, stand between exact paths and
 * prefixes, and are not told apart by their length.
 */
final class Precedence {

  /** Behind every time there is: a route that was never in a cluster is the youngest. */
  private static final String NEVER = "~";

  static final Comparator<RouteEntry> ORDER =
      Comparator.comparing((RouteEntry entry) -> entry.host().kind())
          .thenComparing(entry -> -entry.host().fixed())
          .thenComparing(entry -> entry.match().path().kind())
          .thenComparing(entry -> -entry.match().path().fixed())
          .thenComparing(entry -> entry.match().method().isEmpty())
          .thenComparing(entry -> -entry.match().headers().size())
          .thenComparing(entry -> -entry.match().queryParameters().size())
          // Times in one zone and form, as an API server writes them, are in the order of their
          // text.
          .thenComparing(entry -> entry.route().created().orElse(NEVER))
          .thenComparing(entry -> entry.route().name().toString())
          .thenComparing(entry -> entry.rule().index());

  private Precedence() {}
}
