package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.route.HttpRoute;
import java.util.List;

/** A promise about one HTTPRoute by itself. */
interface HttpRouteRule {

  /** Adds what breaks the promise, with the rule's own severity. */
  void check(HttpRoute route, List<Diagnostic> findings);
}
