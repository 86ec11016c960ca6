package dev.mpool.plan;

import dev.mpool.route.HostPattern;
import dev.mpool.route.RouteMatch;

/**
 * One step of how a request finds its Backend by HTTPRoutes; the first that fits takes it.
 *
 * @param label the rule that it comes from, such as {@code ai/chat rule 2}
 * @param line the line of the manifest where the rule begins, from 1
 * @param upTo the share of the requests that fit, in millionths, that of earlier steps with the
 *     same match included
 * @param response what is changed in the answer's headers
 */
public record RoutePlan(
    String label,
    int line,
    HostPattern host,
    RouteMatch match,
    int upTo,
    RouteAction action,
    HeaderChanges response) {}
