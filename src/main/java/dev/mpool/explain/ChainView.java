package dev.mpool.explain;

import dev.mpool.plan.FailoverPlan;
import java.io.IOException;
import java.io.Writer;

/** One way of showing a plan's failover chains. */
@FunctionalInterface
public interface ChainView {

  /**
   * Writes all chains; the same plan gives the same text.
   *
   * @throws IOException if the writer fails
   */
  void write(FailoverPlan plan, Writer out) throws IOException;
}
