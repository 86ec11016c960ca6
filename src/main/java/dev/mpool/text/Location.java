package dev.mpool.text;

/**
 * A place in a manifest that a finding can point at.
 *
 * @param source the text
 * @param span the exact key or value in it
 * @param document number of the document in the source, from 0
 * @param path of the value inside its document; "" is the document
 */
public record Location(Source source, Span span, int document, JsonPointer path) {

  /** A place whose pointer is a text. */
  public Location(Source source, Span span, int document, String pointer) {
    this(source, span, document, JsonPointer.of(pointer));
  }

  /** The place in a text that is not, or not yet, divided into documents. */
  public static Location of(Source source, Span span) {
    return new Location(source, span, 0, "");
  }

  /** Another place for the same value. */
  public Location withSpan(Span other) {
    return new Location(source, other, document, path);
  }

  /** The text of the JSON pointer of the value inside its document. */
  public String pointer() {
    return path.toString();
  }

  public Range range() {
    return source.range(span);
  }

  public int line() {
    return source.position(span.start()).line();
  }
}
