package dev.mpool;

import dev.mpool.diag.Diagnostic;
import dev.mpool.model.Backend;
import dev.mpool.model.BackendReader;
import dev.mpool.model.SecretManifest;
import dev.mpool.model.SecretReader;
import dev.mpool.rule.Repetitions;
import dev.mpool.rule.RuleSet;
import dev.mpool.rule.RuleSettings;
import dev.mpool.rule.Suppression;
import dev.mpool.schema.ManifestObject;
import dev.mpool.schema.ObjectSelection;
import dev.mpool.schema.SchemaCheck;
import dev.mpool.text.InputFile;
import dev.mpool.text.Reading;
import dev.mpool.text.Source;
import dev.mpool.text.SourceReader;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;

/** Takes one file through all phases that look at a file by itself. Threads may share it. */
final class FileInspector {

  /** Fewer documents are looked at before another thread has begun. */
  private static final int MANY_DOCUMENTS = 500;

  private final SourceReader reader;
  private final SchemaCheck schema;
  private final RuleSettings rules;
  private final int jobs;

  /**
   * An inspector of files.
   *
   * @param jobs how many threads may look at the documents of one file
   */
  FileInspector(SourceReader reader, SchemaCheck schema, RuleSettings rules, int jobs) {
    this.reader = reader;
    this.schema = schema;
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
    YamlStream yaml = YamlReader.read(source);
    List<YamlDocument> documents = yaml.documents();
    int threads = documents.size() < MANY_DOCUMENTS ? 1 : jobs;
    List<Diagnostic> diagnostics = new ArrayList<>(yaml.diagnostics());
    List<Backend> backends = new ArrayList<>(documents.size());
    List<SecretManifest> secrets = new ArrayList<>(0);
    int skipped = 0;
    for (DocumentFindings each :
        InParallel.all(documents.size(), threads, new Documents(documents))) {
      diagnostics.addAll(each.diagnostics);
      backends.addAll(each.backends);
      secrets.addAll(each.secrets);
      skipped += each.skipped;
    }
    return new FileFindings(
        diagnostics, Suppression.allOf(yaml), backends, secrets, documents.size(), skipped, false);
  }

  /** What one document holds and what is wrong in it but for its syntax. */
  private record DocumentFindings(
      List<Diagnostic> diagnostics,
      List<Backend> backends,
      List<SecretManifest> secrets,
      int skipped) {}

  /** Each document, looked at by itself. */
  private final class Documents implements InParallel.Work<DocumentFindings> {
    private final List<YamlDocument> documents;

    Documents(List<YamlDocument> documents) {
      this.documents = documents;
    }

    @Override
    public DocumentFindings piece(int index) {
      ObjectSelection selection = ObjectSelection.of(documents.get(index));
      if (selection.objects().isEmpty() && selection.findings().isEmpty()) {
        // A file may have a hundred thousand of these.
        return new DocumentFindings(List.of(), List.of(), List.of(), selection.skipped());
      }
      List<Diagnostic> diagnostics = new ArrayList<>(rules.applyTo(selection.findings()));
      List<Backend> backends = new ArrayList<>(1);
      List<SecretManifest> secrets = new ArrayList<>(0);
      for (ManifestObject object : selection.objects()) {
        switch (object.kind()) {
          case BACKEND -> backends.add(inspect(object, diagnostics));
          case SECRET -> secrets.add(SecretReader.read(object));
        }
      }
      return new DocumentFindings(diagnostics, backends, secrets, selection.skipped());
    }
  }

  private Backend inspect(ManifestObject object, List<Diagnostic> diagnostics) {
    List<Diagnostic> refusals = schema.check(object.document(), object.node(), object.pointer());
    Backend backend = BackendReader.read(object);
    diagnostics.addAll(refusals);
    diagnostics.addAll(Repetitions.without(refusals, RuleSet.ofObject(object, backend, rules)));
    return backend;
  }

  private static FileFindings refused(Reading.Refused refused) {
    return FileFindings.refused(Diagnostic.of(refused), refused.kind() == Reading.Kind.UNREADABLE);
  }
}
