package dev.mpool.route;

import java.util.ArrayList;
import java.util.List;

/**
 * What a request is held against at once: one match of one rule, under one of the route's names.
 *
 * @param host the names that it answers to
 */
public record RouteEntry(HostPattern host, HttpRoute route, RouteRule rule, RouteMatch match) {

  /**
   * Everything that HTTPRoutes say, in the order in which a request is held against it: the first
   * entry that fits takes the request.
   */
  public static List<RouteEntry> inOrder(List<HttpRoute> routes) {
    List<RouteEntry> entries = new ArrayList<>();
    for (HttpRoute route : routes) {
      for (HostPattern host : HostPattern.of(route)) {
        for (RouteRule rule : route.rules()) {
          for (RouteMatch match : rule.matches()) {
            entries.add(new RouteEntry(host, route, rule, match));
          }
        }
      }
    }
    entries.sort(new Precedence());
    return entries;
  }

  /** Such as {@code ai/chat rule 2}: rules are counted from 1. */
  public String label() {
    return route.name() + " rule " + (rule.index() + 1);
  }
}
