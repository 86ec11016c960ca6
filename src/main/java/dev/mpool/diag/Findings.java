package dev.mpool.diag;

import dev.mpool.text.Location;

/** Where whoever looks at something adds what is wrong with it. */
public interface Findings {

  void add(Diagnostic finding);

  /** Adds a finding that says all there is in its message. */
  default void add(Rule rule, Location place, String message) {
    add(Diagnostic.of(rule, place, message));
  }

  /** Adds a finding and what to do about it. */
  default void add(Rule rule, Location place, String message, String hint) {
    add(Diagnostic.of(rule, place, message, hint));
  }
}
