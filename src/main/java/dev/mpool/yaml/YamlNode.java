package dev.mpool.yaml;

import dev.mpool.text.Span;
import java.util.List;
import java.util.Optional;

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

  /** The content of a scalar; "" for anything else. */
  default String text() {
    return "";
  }

  /** The items of a sequence; none for anything else. */
  default List<YamlNode> items() {
    return List.of();
  }

  /**
   * The value of a mapping's key as Kubernetes sees it: {@code null} counts as absent.
   *
   * @return empty if this is no mapping, the key is missing or its value is null
   */
  default Optional<YamlNode> value(String key) {
    return Optional.empty();
  }

  /** The content of the scalar that is the value of a mapping's key; "" if there is none. */
  default String text(String key) {
    Optional<YamlNode> value = value(key);
    return value.isEmpty() ? "" : value.get().text();
  }
}
