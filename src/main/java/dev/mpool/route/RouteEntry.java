package dev.mpool.route;

import dev.mpool.model.Located;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * What a request is held against at once: one match of one rule, under one of the route's names.
 *
 * @param host the names that it answers to
 * @param place where the match begins; the rule if it has none
 */
public record RouteEntry(
    HostPattern host, HttpRoute route, RouteRule rule, RouteMatch match, Location place) {

  /**
   * Everything that HTTPRoutes say, in the order in which a request is held against it: the first
   * entry that fits takes the request.
   */
  public static List<RouteEntry> inOrder(List<HttpRoute> routes) {
    List<RouteEntry> entries = new ArrayList<>();
    for (HttpRoute route : routes) {
      for (HostPattern host : HostPattern.of(route)) {
        for (RouteRule rule : route.rules()) {
          for (Located<RouteMatch> match : rule.matches()) {
            entries.add(new RouteEntry(host, route, rule, match.value(), match.location()));
          }
        }
      }
    }
    entries.sort(Precedence.ORDER);
    return entries;
  }

  /** Such as {@code ai/chat rule 2}: rules are counted from 1. */
  public String label() {
    return route.name() + " rule " + (rule.index() + 1);
  }
}
