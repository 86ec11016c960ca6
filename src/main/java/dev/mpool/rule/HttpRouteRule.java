package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.route.HttpRoute;

/** A promise about one HTTPRoute by itself. */
interface HttpRouteRule {

  /** Adds what breaks the promise, with the rule's own severity. */
  void check(HttpRoute route, Findings findings);
}
