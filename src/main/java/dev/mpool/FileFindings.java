package dev.mpool;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Summary;
import dev.mpool.model.Backend;
import dev.mpool.model.SecretManifest;
import dev.mpool.route.RouteManifests;
import dev.mpool.rule.Suppression;
import java.util.List;

/**
 * What one file holds and what is wrong in it.
 *
 * @param diagnostics what the file tells by itself, suppressed findings included
 * @param unsound those of the Backends that have errors by themselves
 * @param documents YAML documents that are not empty
 * @param skipped how many objects are of another kind or API group
 * @param unreadable whether the file could not be read at all; one that is too large or no text was
 *     read and found wrong
 */
record FileFindings(
    List<Diagnostic> diagnostics,
    List<Suppression> suppressions,
    List<Backend> backends,
    List<Backend> unsound,
    List<SecretManifest> secrets,
    RouteManifests routes,
    int documents,
    int skipped,
    boolean unreadable) {

  /** A file without a text that could be looked at. */
  static FileFindings refused(Diagnostic why, boolean unreadable) {
    return new FileFindings(
        List.of(why),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        RouteManifests.NONE,
        0,
        0,
        unreadable);
  }

  /** Adds up the files of a run. */
  static Inspection total(
      List<FileFindings> files,
      List<Diagnostic> diagnostics,
      List<Backend> backends,
      RouteManifests routes) {
    int documents = 0;
    int skipped = 0;
    boolean unreadable = false;
    for (FileFindings file : files) {
      documents += file.documents;
      skipped += file.skipped;
      unreadable |= file.unreadable;
    }
    Summary summary = Summary.of(files.size(), documents, backends.size(), skipped, diagnostics);
    return new Inspection(summary, diagnostics, backends, routes, unreadable);
  }
}
