package dev.mpool.inspect;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Summary;
import dev.mpool.manifest.KustomizePatches;
import dev.mpool.manifest.Manifests;
import dev.mpool.manifest.Manifests.Manifest;
import dev.mpool.model.Backend;
import dev.mpool.rule.RuleSet;
import dev.mpool.rule.RuleSettings;
import dev.mpool.schema.SchemaCheck;
import dev.mpool.text.InputFile;
import dev.mpool.text.Source;
import dev.mpool.text.SourceReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Looks at an input: at each file by itself ({@link FileInspector}), then at all of them together.
 */
public final class Inspector {

  private final SourceReader reader;
  private final int jobs;
  private final List<KindInspector> kinds;
  private final List<Diagnostic> schemaFindings;

  /**
   * An inspector of any number of inputs.
   *
   * @param jobs how many files are looked at at once
   * @param backends what an API server says about a Backend
   * @param schemaFindings what is to be told of that itself
   */
  public Inspector(
      SourceReader reader, int jobs, SchemaCheck backends, List<Diagnostic> schemaFindings) {
    this.reader = reader;
    this.jobs = jobs;
    this.schemaFindings = schemaFindings;
    this.kinds = new ArrayList<>();
    kinds.add(new BackendInspector(backends));
    kinds.add(new HttpRouteInspector());
    kinds.addAll(List.of(ContextInspector.values()));
  }

  /** Takes the texts that were mended. */
  public interface Mended {

    void add(InputFile file, Source before, Source after);
  }

  /**
   * Reports every finding of the input, and what its objects are.
   *
   * @param mended takes each text that is not what it was, and how it would be; null if the input
   *     is looked at as it is
   */
  public Inspection inspect(
      List<InputFile> inputs, Progress progress, RuleSettings rules, Mended mended) {
    KustomizePatches patches = KustomizePatches.in(inputs, reader);
    FileInspector inspector = new FileInspector(reader, kinds, rules, patches, mended != null);
    List<InspectedFile> files =
        InParallel.all(inputs.size(), jobs, new EachFile(inputs, inspector, progress));

    for (int i = 0; mended != null && i < files.size(); i++) {
      InspectedFile file = files.get(i);
      if (file.before() != file.source()) {
        mended.add(inputs.get(i), file.before(), file.source());
      }
    }
    List<Manifest> all = new ArrayList<>();
    for (InspectedFile file : files) {
      all.addAll(file.manifests());
    }
    Manifests manifests = new Manifests(all);
    RuleSet.checkInput(manifests, rules, new ByFile(files));

    List<Diagnostic> diagnostics = new ArrayList<>(schemaFindings);
    int documents = 0;
    int skipped = 0;
    boolean unreadable = false;
    for (InspectedFile file : files) {
      file.end();
      diagnostics.addAll(file.told());
      documents += file.documents();
      skipped += file.skipped();
      unreadable |= file.isUnreadable();
    }
    int backends = manifests.of(Backend.class).size();
    Summary summary = Summary.of(files.size(), documents, backends, skipped, diagnostics);
    return new Inspection(summary, diagnostics, manifests, unreadable);
  }

  /** Each file, looked at by itself. */
  private record EachFile(List<InputFile> files, FileInspector inspector, Progress progress)
      implements IntFunction<InspectedFile> {

    @Override
    public InspectedFile apply(int index) {
      InspectedFile file = inspector.inspect(files.get(index));
      progress.fileDone(file.told().size());
      return file;
    }
  }

  /** Tells each file what is found in it in the light of the others. */
  private static final class ByFile implements Findings {

    private final List<InspectedFile> files;
    private Map<Source, InspectedFile> bySource;

    ByFile(List<InspectedFile> files) {
      this.files = files;
    }

    @Override
    public void add(Diagnostic finding) {
      if (bySource == null) {
        bySource = new IdentityHashMap<>();
        for (InspectedFile file : files) {
          bySource.put(file.source(), file);
        }
      }
      bySource.get(finding.location().source()).findings().add(finding);
    }
  }
}
