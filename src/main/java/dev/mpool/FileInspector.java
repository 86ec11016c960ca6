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

  private final SourceReader reader;
  private final SchemaCheck schema;
  private final RuleSettings rules;

  FileInspector(SourceReader reader, SchemaCheck schema, RuleSettings rules) {
    this.reader = reader;
    this.schema = schema;
    this.rules = rules;
  }

  FileFindings inspect(InputFile file) {
    Reading reading = reader.read(file);
    return reading instanceof Reading.Text text
        ? inspect(text.source())
        : refused((Reading.Refused) reading);
  }

  private FileFindings inspect(Source source) {
    YamlStream yaml = YamlReader.read(source);
    List<Diagnostic> diagnostics = new ArrayList<>(yaml.diagnostics());
    List<Backend> backends = new ArrayList<>(yaml.documents().size());
    List<SecretManifest> secrets = new ArrayList<>(0);
    int skipped = 0;
    for (YamlDocument document : yaml.documents()) {
      ObjectSelection selection = ObjectSelection.of(document);
      diagnostics.addAll(rules.applyTo(selection.findings()));
      skipped += selection.skipped();
      for (ManifestObject object : selection.objects()) {
        switch (object.kind()) {
          case BACKEND -> backends.add(inspect(object, diagnostics));
          case SECRET -> secrets.add(SecretReader.read(object));
        }
      }
    }
    return new FileFindings(
        diagnostics,
        Suppression.allOf(yaml),
        backends,
        secrets,
        yaml.documents().size(),
        skipped,
        false);
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
