package dev.mpool.yaml;

import dev.mpool.text.Source;

/**
 * Reads the documents of a source into located trees, the way Kubernetes reads YAML. All that is
 * wrong is told in one go: a syntax error ends only the document that it stands in.
 */
public final class YamlReader {

  private YamlReader() {}

  /** Reads all documents of a source; those that hold nothing are passed over and not counted. */
  public static YamlStream read(Source source) {
    return read(source, TreeBuilder.MAX_NODES);
  }

  /** Reads what mpool itself has written: it may be as large as the plan behind it. */
  public static YamlStream readOwn(Source source) {
    return read(source, Long.MAX_VALUE);
  }

  private static YamlStream read(Source source, long maxNodes) {
    char[] text = source.text().toCharArray();
    AliasBudget budget = new AliasBudget(maxNodes, text.length);
    DocumentReader reader = new DocumentReader(source, text, budget);
    reader.read(0, text.length);
    return reader.stream();
  }
}
