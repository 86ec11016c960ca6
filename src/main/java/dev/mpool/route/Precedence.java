package dev.mpool.route;

import dev.mpool.route.RouteMatch.Kind;
import java.util.Comparator;

/**
 * The order of the Gateway API: the more specific name first, then the more specific path, then a
 * method, more headers, more query parameters, then the older route, its name, and the order of its
 * rules. Regular expressions, which the specification leaves open, stand between exact paths and
 * prefixes, and are not told apart by their length.
 */
final class Precedence implements Comparator<RouteEntry> {

  /** Behind every time there is: a route that was never in a cluster is the youngest. */
  private static final String NEVER = "~";

  @Override
  public int compare(RouteEntry a, RouteEntry b) {
    int order = a.host().kind().compareTo(b.host().kind());
    order = order != 0 ? order : Integer.compare(b.host().fixed(), a.host().fixed());
    order = order != 0 ? order : ofMatches(a.match(), b.match());
    order = order != 0 ? order : ofAge(a.route(), b.route());
    return order != 0 ? order : Integer.compare(a.rule().index(), b.rule().index());
  }

  private static int ofMatches(RouteMatch a, RouteMatch b) {
    int order = a.path().kind().compareTo(b.path().kind());
    if (order == 0 && a.path().kind() == Kind.PREFIX) {
      order = longer(a.path().text(), b.path().text());
    }
    order = order != 0 ? order : Boolean.compare(b.method().isPresent(), a.method().isPresent());
    order = order != 0 ? order : Integer.compare(b.headers().size(), a.headers().size());
    return order != 0
        ? order
        : Integer.compare(b.queryParameters().size(), a.queryParameters().size());
  }

  /** Times in one zone and form, as an API server writes them, are in the order of their text. */
  private static int ofAge(HttpRoute a, HttpRoute b) {
    int order = a.created().orElse(NEVER).compareTo(b.created().orElse(NEVER));
    return order != 0 ? order : a.name().toString().compareTo(b.name().toString());
  }

  private static int longer(String a, String b) {
    return Integer.compare(b.length(), a.length());
  }
}
