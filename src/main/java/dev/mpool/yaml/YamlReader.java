package dev.mpool.yaml;

import dev.mpool.diag.FindingBudget;
import dev.mpool.text.Source;

/**
 * Reads the documents of a source into located trees, the way Kubernetes reads YAML. All that is
 * wrong is told in one go: a syntax error ends only the document that it stands in.
 */
public final class YamlReader {

  private YamlReader() {}

  /** Reads all documents of a source; those that hold nothing are passed over and not counted. */
  public static YamlStream read(Source source) {
    return read(source, new FindingBudget(source));
  }

  /**
   * Reads all documents of a source that more will be found in.
   *
   * @param budget what is wrong is added to it; if it is spent, the rest is not read
   */
  public static YamlStream read(Source source, FindingBudget budget) {
    return read(source, budget, TreeBuilder.MAX_NODES);
  }

  /** Reads what mpool itself has written: it may be as large as the plan behind it. */
  public static YamlStream readOwn(Source source) {
    return read(source, new FindingBudget(source), Long.MAX_VALUE);
  }

  private static YamlStream read(Source source, FindingBudget budget, long maxNodes) {
    char[] text = source.text().toCharArray();
    AliasBudget aliases = new AliasBudget(maxNodes, text.length);
    return new DocumentReader(source, text, new Problems(source, budget), aliases).read(budget);
  }
}
