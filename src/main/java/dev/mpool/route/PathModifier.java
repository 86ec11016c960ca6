package dev.mpool.route;

import dev.mpool.model.Located;

/** The path that takes the place of the client's, or of the prefix that matched. */
public sealed interface PathModifier {

  /** The replacement as the manifest has it. */
  Located<String> replacement();

  /** The whole path is replaced. */
  record FullPath(Located<String> replacement) implements PathModifier {}

  /** The prefix that the rule matches is replaced, what comes after it stays. */
  record PrefixMatch(Located<String> replacement) implements PathModifier {}
}
