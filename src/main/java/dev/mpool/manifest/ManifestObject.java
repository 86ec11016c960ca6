package dev.mpool.manifest;

import dev.mpool.text.Location;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import java.util.Optional;

/**
 * A Kubernetes object of the input that mpool reads: a document, or an item of a {@code kind:
 * List}.
 *
 * @param kind which of the kinds that were asked for
 * @param pointer where the object stands in its document; "" is the whole document
 * @param alias the alias that is written in the place of an item
 */
public record ManifestObject(
    ObjectKind kind,
    YamlDocument document,
    YamlMapping node,
    String pointer,
    Optional<Span> alias) {

  /** The place of the object itself. */
  public Location location() {
    return document.location(pointer, node.beginning());
  }

  /** The place of something inside this object. */
  public Location location(String innerPointer, Span span) {
    return document.location(pointer + innerPointer, span);
  }
}
