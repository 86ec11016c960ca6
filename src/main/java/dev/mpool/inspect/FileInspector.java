package dev.mpool.inspect;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.manifest.HelmTemplate;
import dev.mpool.manifest.KustomizePatches;
import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.ObjectKind;
import dev.mpool.manifest.ObjectSelection;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.InputFile;
import dev.mpool.text.Reading;
import dev.mpool.text.Source;
import dev.mpool.text.SourceReader;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes one file through all phases that look at a file by itself. Threads may share it. */
final class FileInspector {

  private final SourceReader reader;
  private final List<KindInspector> inspectors;
  private final List<ObjectKind> kinds;
  private final RuleSettings rules;
  private final KustomizePatches patches;
  private final boolean mending;

  /**
   * An inspector of files.
   *
   * @param inspectors one for each kind of object that is read
   * @param patches files that are passed over
   * @param mending whether files are looked at as they are when their sure mistakes are mended
   */
  FileInspector(
      SourceReader reader,
      List<KindInspector> inspectors,
      RuleSettings rules,
      KustomizePatches patches,
      boolean mending) {
    this.patches = patches;
    this.reader = reader;
    this.inspectors = inspectors;
    this.rules = rules;
    this.mending = mending;
    this.kinds = new ArrayList<>(inspectors.size());
    for (KindInspector inspector : inspectors) {
      kinds.add(inspector.kind());
    }
  }

  InspectedFile inspect(InputFile input) {
    Reading reading = reader.read(input);
    if (reading instanceof Reading.Refused refused) {
      return InspectedFile.refused(refused, rules);
    }
    Source source = ((Reading.Text) reading).source();
    if (patches.contain(input)) {
      return InspectedFile.passedOver(source, rules, Optional.empty());
    }
    Optional<Diagnostic> template = HelmTemplate.in(input, source);
    if (template.isPresent()) {
      return InspectedFile.passedOver(source, rules, template);
    }
    InspectedFile file = inspect(source);
    if (!InspectionRounds.isOf(file, file.told())) {
      return file;
    }
    InspectionRounds rounds = new InspectionRounds(this);
    if (mending) {
      file = rounds.mended(file);
    }
    if (InspectionRounds.isOf(file, file.told())) {
      rounds.addBelow(file);
    }
    return file;
  }

  /** Looks at a text once, as it is. */
  InspectedFile inspect(Source source) {
    FindingBudget budget = new FindingBudget(source);
    YamlStream yaml = YamlReader.read(source, budget);
    InspectedFile file = InspectedFile.of(yaml, budget, rules);
    for (YamlDocument document : yaml.documents()) {
      inspect(document, file);
    }
    return file;
  }

  private void inspect(YamlDocument document, InspectedFile file) {
    ObjectSelection selection = ObjectSelection.of(document, kinds, file.findings());
    file.skip(selection.skipped());
    for (ManifestObject object : selection.objects()) {
      KindInspector inspector = inspector(object.kind());
      if (file.isSpent()) {
        inspector.pass(object, rules, file);
      } else {
        inspector.inspect(object, rules, file);
      }
    }
  }

  private KindInspector inspector(ObjectKind kind) {
    for (KindInspector inspector : inspectors) {
      if (inspector.kind() == kind) {
        return inspector;
      }
    }
    throw new IllegalArgumentException("nobody asked for " + kind.name());
  }
}
