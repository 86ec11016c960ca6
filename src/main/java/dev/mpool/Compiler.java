package dev.mpool;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Diagnostics;
import dev.mpool.diag.Severity;
import dev.mpool.model.Backend;
import dev.mpool.model.SecretManifest;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.Planner;
import dev.mpool.route.RouteManifests;
import dev.mpool.rule.RuleSet;
import dev.mpool.rule.RuleSettings;
import dev.mpool.rule.Suppression;
import dev.mpool.rule.Suppressions;
import dev.mpool.schema.BackendSchema;
import dev.mpool.schema.CrdFile;
import dev.mpool.schema.SchemaCheck;
import dev.mpool.text.InputFile;
import dev.mpool.text.SourceReader;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The pipeline: text becomes a located tree, the tree is checked against the schema, becomes a
 * typed manifest, is checked against the rules, and becomes a plan. Nothing flows backwards;
 * failures in the input are diagnostics.
 */
public final class Compiler {

  private final Settings settings;
  private final SourceReader reader;
  private final Schemas schemas;
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
      SchemaCheck schema,
      List<Diagnostic> schemaFindings,
      InputStream standardInput) {
    this.settings = settings;
    this.schemas = Schemas.withBackends(schema);
    this.schemaFindings = schemaFindings;
    this.reader = new SourceReader(settings.maxFileSize(), standardInput);
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

  /** Reports every finding of the input, and what its Backends are. */
  public Inspection inspect(List<InputFile> files, Progress progress) {
    return find(files, progress, settings.rules()).inspection();
  }

  /** Plans the failover of every AI Backend, unless the input has errors. */
  public Outcome compile(List<InputFile> files, Progress progress) {
    Inspection inspection = find(files, progress, rulesOfRender()).inspection();
    return inspection.hasFindings(Severity.ERROR)
        ? new Outcome.Rejected(inspection)
        : new Outcome.Compiled(inspection, plan(inspection.backends(), inspection.routes()));
  }

  /** Plans the failover of the AI Backends that have no errors, whatever is wrong beside them. */
  public SoundPlan compileSound(List<InputFile> files, Progress progress) {
    InputFindings found = find(files, progress, rulesOfRender());
    Inspection inspection = found.inspection();
    List<Backend> all = inspection.backends();
    List<Backend> sound = inspection.hasFindings(Severity.ERROR) ? found.sound().list() : all;
    RouteManifests routes = inspection.routes().sound(inspection.diagnostics());
    return new SoundPlan(inspection, plan(sound, routes), all.size() - sound.size());
  }

  private RuleSettings rulesOfRender() {
    return settings.rules().withPurpose(RuleSettings.Purpose.RENDER);
  }

  private FailoverPlan plan(List<Backend> backends, RouteManifests routes) {
    return new Planner(settings.rules().tls(), settings.rules().secrets())
        .plan(backends, routes, settings.rules().routes());
  }

  /** What was found, as it is told, and which Backends it leaves sound. */
  private record InputFindings(Inspection inspection, SoundBackends sound) {}

  /** Each file, looked at by itself. */
  private record Files(List<InputFile> files, FileInspector inspector, Progress progress)
      implements InParallel.Work<FileFindings> {

    @Override
    public FileFindings piece(int index) {
      FileFindings findings = inspector.inspect(files.get(index));
      progress.fileDone(findings.diagnostics().size());
      return findings;
    }
  }

  private InputFindings find(List<InputFile> files, Progress progress, RuleSettings rules) {
    FileInspector inspector = new FileInspector(reader, schemas, rules, settings.jobs());
    List<FileFindings> inspected =
        InParallel.all(files.size(), settings.jobs(), new Files(files, inspector, progress));

    List<Diagnostic> diagnostics = new ArrayList<>(schemaFindings);
    List<Suppression> suppressions = new ArrayList<>();
    List<Backend> backends = new ArrayList<>();
    List<Backend> unsound = new ArrayList<>();
    List<SecretManifest> secrets = new ArrayList<>();
    RouteManifests routes = RouteManifests.NONE;
    for (FileFindings file : inspected) {
      diagnostics.addAll(file.diagnostics());
      suppressions.addAll(file.suppressions());
      backends.addAll(file.backends());
      unsound.addAll(file.unsound());
      secrets.addAll(file.secrets());
      routes = routes.and(file.routes());
    }
    diagnostics.addAll(RuleSet.ofInput(backends, secrets, routes, rules));
    List<Diagnostic> remaining = Suppressions.apply(suppressions, diagnostics, rules);
    List<Diagnostic> ordered = Diagnostics.inOrder(remaining, sources(files));
    return new InputFindings(
        FileFindings.total(inspected, ordered, backends, routes),
        new SoundBackends(backends, unsound, remaining));
  }

  /** The names of all sources: a finding across files comes late, and is told with its file. */
  private List<String> sources(List<InputFile> files) {
    List<String> names = new ArrayList<>(files.size() + schemaFindings.size());
    for (Diagnostic finding : schemaFindings) {
      names.add(finding.location().source().name());
    }
    for (InputFile file : files) {
      names.add(file.name());
    }
    return names;
  }
}
