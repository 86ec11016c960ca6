package dev.mpool.cli;

import java.io.IOException;

/**
 * What is worth a line beside the findings and is none, on standard error. Where a program reads
 * the findings from there, nothing else may stand among them.
 */
record Remarks(boolean wanted, Console console) {

  /** Remarks of a command that may write its findings to standard error. */
  static Remarks beside(ReportArguments report, Console console) {
    return new Remarks(report.isForPeople(), console);
  }

  void add(String text) throws IOException {
    if (wanted) {
      console.tell(text);
    }
  }

  /** Says how many Backends are missing from what is shown, so that nobody looks for them. */
  void addLeftOut(int backends, String why) throws IOException {
    if (backends > 0) {
      add((backends == 1 ? "1 Backend is" : backends + " Backends are") + " left out: " + why);
    }
  }
}
