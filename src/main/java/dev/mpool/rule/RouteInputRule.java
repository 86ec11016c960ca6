package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.route.RouteSettings;

/** A promise about all HTTPRoutes of the input together, and the Backends that they name. */
interface RouteInputRule {

  /** Adds what breaks the promise, with the rule's own severity. */
  void check(RouteInput input, RouteSettings settings, Findings findings);
}
