package dev.mpool.yaml;

/** What an anchor names. Its node is null until its end has been read. */
final class AnchoredNode {

  private YamlNode node;
  private long size;

  /**
   * Tells the node.
   *
   * @param keysAndValues how many the node stands for, itself included, aliases expanded
   */
  void complete(YamlNode completed, long keysAndValues) {
    node = completed;
    size = keysAndValues;
  }

  YamlNode node() {
    return node;
  }

  long size() {
    return size;
  }
}
