package dev.mpool.yaml;

import dev.mpool.text.Span;

/**
 * A value of a YAML document together with the place where it is written. Aliases are already
 * replaced by what they name (their nodes carry the place of the anchored value) and merge keys are
 * already merged.
 */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

  /** Where the value is written; a quoted scalar includes its quotes. */
  Span span();

  /** What an API server calls the value's type: object, array, string, integer, ... */
  String typeName();
}
