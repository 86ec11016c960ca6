package dev.mpool.rule;

import dev.mpool.diag.Findings;

/**
 * What a rule promises about what manifests mean.
 *
 * @param <T> what it speaks about: an endpoint, a Backend, how an object is written, a rule of an
 *     HTTPRoute, or the input as a whole
 */
interface Promise<T> {

  /** Adds what breaks the promise, with the rule's own severity. */
  void check(T subject, RuleSettings settings, Findings findings);
}
