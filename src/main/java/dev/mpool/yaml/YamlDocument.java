package dev.mpool.yaml;

import dev.mpool.text.JsonPointer;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.Optional;

/**
 * One document of a source. A document that could not be read has no root, and then a diagnostic
 * says why.
 *
 * @param index number of the document in its source, from 0
 * @param span from the document's first to its last character
 * @param root the document's value; empty for a document with nothing in it or with a syntax error
 */
public record YamlDocument(Source source, int index, Span span, Optional<YamlNode> root) {

  public Location location(String pointer, Span where) {
    return location(JsonPointer.of(pointer), where);
  }

  public Location location(JsonPointer pointer, Span where) {
    return new Location(source, where, index, pointer);
  }
}
