package dev.mpool;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Severity;
import dev.mpool.diag.Summary;
import dev.mpool.model.Backend;
import dev.mpool.route.RouteManifests;
import java.util.List;

/**
 * What mpool found in the input.
 *
 * @param diagnostics every finding, in the order of reports
 * @param backends the Backends of every type, in the order of the input
 * @param routes the HTTPRoutes that name Backends, and what permits them to
 * @param unreadable whether an input could not be read at all
 */
public record Inspection(
    Summary summary,
    List<Diagnostic> diagnostics,
    List<Backend> backends,
    RouteManifests routes,
    boolean unreadable) {

  public Inspection {
    diagnostics = List.copyOf(diagnostics);
    backends = List.copyOf(backends);
  }

  /** Whether a finding is as severe as this, or more. */
  public boolean hasFindings(Severity atLeast) {
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity().compareTo(atLeast) >= 0) {
        return true;
      }
    }
    return false;
  }
}
