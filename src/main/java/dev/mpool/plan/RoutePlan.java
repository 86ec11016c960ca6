package dev.mpool.plan;

import dev.mpool.route.HostPattern;
import dev.mpool.route.RouteMatch;

/**
 * One step of how a request finds its Backend by HTTPRoutes; the first that fits takes it.
 *
 * @param label the rule that it comes from, such as {@code ai/chat rule 2}
 * @param origin where the rule begins
 * @param upTo the share of the requests that fit, in millionths, that of earlier steps with the
 *     same match included
 * @param response what is changed in the answer's headers
 */
public record RoutePlan(
    String label,
    Origin origin,
    HostPattern host,
    RouteMatch match,
    int upTo,
    RouteAction action,
    HeaderChanges response) {

  /**
   * Whether it and the step before share the requests of one match.
   *
   * @param before null for the first step
   */
  public boolean isOneDrawWith(RoutePlan before) {
    return before != null && before.match() == match && before.host().equals(host);
  }

  public int line() {
    return origin.line();
  }
}
