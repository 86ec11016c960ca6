package dev.mpool.text;

/**
 * A JSON pointer (RFC 6901), the way findings name a value inside its document. Its text is put
 * together when it is asked for: most values have no finding, and there may be hundreds of
 * thousands.
 */
public final class JsonPointer {

  private final JsonPointer parent;

  /** A key, or an index; all of the text where there is no parent. */
  private final Object step;

  private JsonPointer(JsonPointer parent, Object step) {
    this.parent = parent;
    this.step = step;
  }

  /** The pointer with this text. */
  public static JsonPointer of(String text) {
    return new JsonPointer(null, text);
  }

  /** The pointer of a mapping's value. */
  public JsonPointer child(String key) {
    return new JsonPointer(this, key);
  }

  /**
   * The pointer of a sequence's item.
   *
   * @param index from 0
   */
  public JsonPointer child(int index) {
    return new JsonPointer(this, index);
  }

  /** As {@link #child(String)}, where the text is wanted. */
  public static String child(String parent, String key) {
    return parent + '/' + key.replace("~", "~0").replace("/", "~1");
  }

  /** As {@link #child(int)}, where the text is wanted. */
  public static String child(String parent, int index) {
    return parent + '/' + index;
  }

  /** The text. */
  @Override
  public String toString() {
    return parent == null ? step.toString() : child(parent.toString(), step.toString());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonPointer pointer && pointer.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
