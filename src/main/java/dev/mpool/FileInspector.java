package dev.mpool;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Diagnostics;
import dev.mpool.diag.FindingTally;
import dev.mpool.diag.Severity;
import dev.mpool.model.Backend;
import dev.mpool.model.SecretManifest;
import dev.mpool.route.RouteManifests;
import dev.mpool.rule.RuleSettings;
import dev.mpool.rule.Suppression;
import dev.mpool.rule.Suppressions;
import dev.mpool.text.InputFile;
import dev.mpool.text.Reading;
import dev.mpool.text.Source;
import dev.mpool.text.SourceReader;
import dev.mpool.yaml.ParallelReading;
import dev.mpool.yaml.ReadAhead;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one file through all phases that look at a file by itself. Threads may share it. */
final class FileInspector {

  /** Fewer documents are looked at before another thread has begun. */
  private static final int MANY_DOCUMENTS = 500;

  private final SourceReader reader;
  private final Schemas schemas;
  private final RuleSettings rules;
  private final int jobs;

  /**
   * An inspector of files.
   *
   * @param jobs how many threads may read a file and look at its documents
   */
  FileInspector(SourceReader reader, Schemas schemas, RuleSettings rules, int jobs) {
    this.reader = reader;
    this.schemas = schemas;
    this.rules = rules;
    this.jobs = jobs;
  }

  FileFindings inspect(InputFile file) {
    Reading reading = reader.read(file);
    return reading instanceof Reading.Text text
        ? inspect(text.source())
        : refused((Reading.Refused) reading);
  }

  private FileFindings inspect(Source source) {
    YamlStream yaml = read(source);
    List<Suppression> suppressions = Suppression.allOf(yaml);
    Documents documents = new Documents(yaml, Suppressions.of(suppressions, rules));
    int count = yaml.documents().size();
    List<DocumentInspector.Findings> inspected =
        InParallel.all(count, count < MANY_DOCUMENTS ? 1 : jobs, documents);

    FindingTally tally = new FindingTally();
    List<Diagnostic> told = new ArrayList<>(yaml.diagnostics());
    List<Diagnostic> accepted = new ArrayList<>(0);
    List<Backend> backends = new ArrayList<>(count);
    List<Backend> unsound = new ArrayList<>(0);
    List<SecretManifest> secrets = new ArrayList<>(0);
    RouteManifests routes = RouteManifests.NONE;
    int skipped = 0;
    for (int i = 0; i < count; i++) {
      DocumentInspector.Findings each = documents.inspected(i, inspected.get(i), tally.least());
      tally.add(each.told());
      told.addAll(each.told());
      accepted.addAll(each.accepted());
      backends.addAll(each.backends());
      unsound.addAll(each.unsound());
      secrets.addAll(each.secrets());
      routes = routes.and(each.routes());
      skipped += each.skipped();
    }
    List<Diagnostic> diagnostics = new ArrayList<>(Diagnostics.inOrder(told));
    diagnostics.addAll(accepted);
    return new FileFindings(
        diagnostics, suppressions, backends, unsound, secrets, routes, count, skipped, false);
  }

  private YamlStream read(Source source) {
    if (!ParallelReading.pays(source, jobs)) {
      return YamlReader.read(source);
    }
    ParallelReading reading = ParallelReading.of(source);
    return reading.joined(InParallel.all(reading.stretches(), jobs, new Stretches(reading)));
  }

  /** Each stretch of a large file, read by itself. */
  private record Stretches(ParallelReading reading)
      implements InParallel.Work<Optional<ReadAhead>> {

    @Override
    public Optional<ReadAhead> piece(int index) {
      return reading.readAhead(index);
    }
  }

  /**
   * Each document, looked at by itself, but not for what could not be told any more: in a hostile
   * file that is nearly everything. It stands behind more findings than are told, so nothing is
   * told that depends on it either, such as that a suppression has no effect.
   */
  private final class Documents implements InParallel.Work<DocumentInspector.Findings> {
    private final List<YamlDocument> documents;
    private final DocumentInspector inspector;
    private final FindingTally tally = new FindingTally();

    Documents(YamlStream yaml, Suppressions suppressions) {
      this.documents = yaml.documents();
      this.inspector = new DocumentInspector(schemas, rules, suppressions);
    }

    @Override
    public DocumentInspector.Findings piece(int index) {
      DocumentInspector.Findings findings = inspector.inspect(documents.get(index), tally.least());
      tally.add(findings.told());
      return findings;
    }

    /**
     * What a document holds when exactly the documents before it count. A thread may not have known
     * all of them, or known later ones; the report must not depend on that.
     */
    DocumentInspector.Findings inspected(
        int index, DocumentInspector.Findings findings, Severity least) {
      return findings.least() == least ? findings : inspector.inspect(documents.get(index), least);
    }
  }

  private static FileFindings refused(Reading.Refused refused) {
    return FileFindings.refused(Diagnostic.of(refused), refused.kind() == Reading.Kind.UNREADABLE);
  }
}
