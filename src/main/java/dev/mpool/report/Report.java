package dev.mpool.report;

import java.io.IOException;
import java.io.Writer;

/** One way of telling findings. */
public interface Report {

  /**
   * Writes all findings; the same findings give the same text.
   *
   * @throws IOException if the writer fails
   */
  void write(ReportContent findings, Writer out) throws IOException;
}
