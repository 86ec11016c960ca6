package dev.mpool.diag;

import java.util.List;

/**
 * The numbers of a run.
 *
 * @param files how many inputs were looked at, unreadable ones included
 * @param documents YAML documents that are not empty
 * @param backends how many objects are Backends
 * @param skipped how many objects are of another kind or API group
 */
public record Summary(
    int files, int documents, int backends, int skipped, int errors, int warnings, int infos) {

  /** Adds the findings' numbers to what was counted while reading. */
  public static Summary of(
      int files, int documents, int backends, int skipped, List<Diagnostic> diagnostics) {
    int[] bySeverity = new int[Severity.values().length];
    for (Diagnostic diagnostic : diagnostics) {
      bySeverity[diagnostic.severity().ordinal()]++;
    }
    return new Summary(
        files,
        documents,
        backends,
        skipped,
        bySeverity[Severity.ERROR.ordinal()],
        bySeverity[Severity.WARNING.ordinal()],
        bySeverity[Severity.INFO.ordinal()]);
  }
}
