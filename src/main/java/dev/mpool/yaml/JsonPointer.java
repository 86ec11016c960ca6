package dev.mpool.yaml;

/** Builds JSON pointers (RFC 6901), the way findings name a value inside its document. */
public final class JsonPointer {

  private JsonPointer() {}

  /** The pointer of a mapping's value. */
  public static String child(String parent, String key) {
    return parent + '/' + key.replace("~", "~0").replace("/", "~1");
  }

  /**
   * The pointer of a sequence's item.
   *
   * @param index from 0
   */
  public static String child(String parent, int index) {
    return parent + '/' + index;
  }
}
