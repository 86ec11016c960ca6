package dev.mpool.manifest;

import dev.mpool.text.Location;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import java.util.Optional;

/**
 * A Kubernetes object of the input that mpool has something to say about: a document, or an item of
 * a {@code kind: List}.
 *
 * @param pointer where the object stands in its document; "" is the whole document
 * @param alias the alias that is written in the place of an item
 */
public record ManifestObject(
    Kind kind, YamlDocument document, YamlMapping node, String pointer, Optional<Span> alias) {

  /** What an object is to mpool. */
  public enum Kind {
    BACKEND,
    SECRET,
    HTTP_ROUTE,
    REFERENCE_GRANT
  }

  /** The place of something inside this object. */
  public Location location(String innerPointer, Span span) {
    return document.location(pointer + innerPointer, span);
  }
}
