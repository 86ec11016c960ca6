package dev.mpool;

import dev.mpool.crd.CrdFile;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Severity;
import dev.mpool.diag.Summary;
import dev.mpool.manifest.KustomizePatches;
import dev.mpool.manifest.Manifests;
import dev.mpool.manifest.Manifests.Manifest;
import dev.mpool.model.Backend;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.Planner;
import dev.mpool.rule.RuleSet;
import dev.mpool.rule.RuleSettings;
import dev.mpool.schema.BackendSchema;
import dev.mpool.schema.SchemaCheck;
import dev.mpool.text.InputFile;
import dev.mpool.text.Source;
import dev.mpool.text.SourceReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The pipeline: each file is inspected by itself ({@link FileInspector}: text becomes a located
 * tree, each object is checked against the schema, becomes a value, is checked against the rules),
 * then the rules look at all of them together, and what is sound becomes a plan. Nothing flows
 * backwards; failures in the input are diagnostics.
 */
public final class Compiler {

  private final Settings settings;
  private final SourceReader reader;
  private final List<KindInspector> kinds;
  private final List<Diagnostic> schemaFindings;

  /**
   * A compiler with the schema that mpool carries.
   *
   * @param standardInput what the input {@code -} reads
   */
  public Compiler(Settings settings, InputStream standardInput) {
    this(settings, BackendSchema.load(), List.of(), standardInput);
  }

  private Compiler(
      Settings settings,
      SchemaCheck backends,
      List<Diagnostic> schemaFindings,
      InputStream standardInput) {
    this.settings = settings;
    this.reader = new SourceReader(settings.maxFileSize(), standardInput);
    this.schemaFindings = schemaFindings;
    this.kinds = new ArrayList<>();
    kinds.add(new BackendInspector(backends));
    kinds.add(new HttpRouteInspector());
    kinds.addAll(List.of(ContextInspector.values()));
  }

  /**
   * A compiler that judges by the schema of a CRD file instead. It is for {@link #inspect}: a plan
   * is only known to be possible for what the carried schema accepts.
   *
   * @param crd a file that holds a schema; what cannot be evaluated in it is among the findings
   */
  public static Compiler byCrd(CrdFile crd, Settings settings, InputStream standardInput) {
    return new Compiler(settings, crd.schema().orElseThrow(), crd.diagnostics(), standardInput);
  }

  /** Reports every finding of the input, and what its objects are. */
  public Inspection inspect(List<InputFile> files, Progress progress) {
    return inspect(files, progress, settings.rules(), null);
  }

  /**
   * Mends what the findings know a sure remedy for, and reports what remains.
   *
   * @param mended takes each text that is not what it was, and how it would be
   */
  public Inspection mend(List<InputFile> files, Progress progress, Mended mended) {
    return inspect(files, progress, settings.rules(), mended);
  }

  /** Takes the texts that were mended. */
  public interface Mended {

    void add(InputFile file, Source before, Source after);
  }

  /** Plans the failover of every AI Backend. */
  public Outcome compile(List<InputFile> files, Progress progress) {
    RuleSettings rules = settings.rules().withPurpose(RuleSettings.Purpose.RENDER);
    Inspection inspection = inspect(files, progress, rules, null);
    if (!inspection.hasFindings(Severity.ERROR)) {
      return new Outcome.Compiled(inspection, plan(inspection.manifests()));
    }
    Manifests sound = inspection.manifests().sound(inspection.diagnostics());
    int unsound = inspection.backends().size() - sound.of(Backend.class).size();
    return new Outcome.Rejected(inspection, plan(sound), unsound);
  }

  private FailoverPlan plan(Manifests manifests) {
    RuleSettings rules = settings.rules();
    return new Planner(rules.tls(), rules.secrets(), rules.order()).plan(manifests, rules.routes());
  }

  private Inspection inspect(
      List<InputFile> inputs, Progress progress, RuleSettings rules, Mended mended) {
    KustomizePatches patches = KustomizePatches.in(inputs, reader);
    FileInspector inspector = new FileInspector(reader, kinds, rules, patches, mended != null);
    List<InspectedFile> files =
        InParallel.all(inputs.size(), settings.jobs(), new EachFile(inputs, inspector, progress));

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
