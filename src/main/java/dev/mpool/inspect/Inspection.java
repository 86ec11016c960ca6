package dev.mpool.inspect;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Severity;
import dev.mpool.diag.Summary;
import dev.mpool.manifest.Manifests;
import dev.mpool.model.Backend;
import java.util.List;

/**
 * What mpool found in the input.
 *
 * @param diagnostics every finding, in the order of reports
 * @param manifests what the objects of the input are
 * @param unreadable whether an input could not be read at all
 */
public record Inspection(
    Summary summary, List<Diagnostic> diagnostics, Manifests manifests, boolean unreadable) {

  public Inspection {
    diagnostics = List.copyOf(diagnostics);
  }

  /** The Backends of every type, in the order of the input. */
  public List<Backend> backends() {
    return manifests.of(Backend.class);
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
