package dev.mpool.report;

import dev.mpool.credential.CredentialWords;
import dev.mpool.credential.Redaction;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Severity;
import dev.mpool.diag.Summary;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a report tells: findings whose words hold no credential of the input. */
public final class ReportContent {

  private final Summary summary;
  private final Severity failOn;
  private final Optional<String> configuration;
  private final CredentialWords tokens = new CredentialWords();
  private final Map<Source, Redaction> redactions = new IdentityHashMap<>();
  private final List<Diagnostic> diagnostics;

  /** ReportContent of a run without a configuration file. */
  public ReportContent(Summary summary, List<Diagnostic> diagnostics, Severity failOn) {
    this(summary, diagnostics, failOn, Optional.empty(), List.of());
  }

  /**
   * ReportContent of a run.
   *
   * @param failOn the least severity that makes the run fail
   * @param configuration the name of the file that had a say in severities and options
   * @param tokens inline tokens of the input, which a file may have from another one
   */
  public ReportContent(
      Summary summary,
      List<Diagnostic> diagnostics,
      Severity failOn,
      Optional<String> configuration,
      List<String> tokens) {
    for (String token : tokens) {
      this.tokens.add(token);
    }
    this.summary = summary;
    this.failOn = failOn;
    this.configuration = configuration;
    List<Diagnostic> redacted = new ArrayList<>(diagnostics.size());
    for (Diagnostic diagnostic : diagnostics) {
      redacted.add(redact(diagnostic));
    }
    this.diagnostics = List.copyOf(redacted);
  }

  Summary summary() {
    return summary;
  }

  Severity failOn() {
    return failOn;
  }

  Optional<String> configuration() {
    return configuration;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  Redaction redaction(Source source) {
    Redaction redaction = redactions.get(source);
    if (redaction == null) {
      redaction = Redaction.of(source, tokens);
      redactions.put(source, redaction);
    }
    return redaction;
  }

  private Diagnostic redact(Diagnostic diagnostic) {
    Redaction redaction = redaction(diagnostic.location().source());
    return new Diagnostic(
        diagnostic.rule(),
        diagnostic.severity(),
        redaction.hide(diagnostic.message()),
        diagnostic.hint().map(redaction::hide),
        redact(diagnostic.location(), redaction),
        diagnostic.related().stream().map(place -> redact(place, redaction)).toList(),
        diagnostic.remedy());
  }

  private Related redact(Related place, Redaction redaction) {
    Redaction there = redaction(place.location().source());
    String message = redaction.hide(there.hide(place.message()));
    return new Related(message, redact(place.location(), there));
  }

  private static Location redact(Location location, Redaction redaction) {
    String pointer = redaction.hide(location.pointer());
    return new Location(location.source(), location.span(), location.document(), pointer);
  }
}
