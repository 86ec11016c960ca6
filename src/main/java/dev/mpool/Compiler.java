package dev.mpool;

import dev.mpool.crd.CrdFile;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Severity;
import dev.mpool.inspect.Inspection;
import dev.mpool.inspect.Inspector;
import dev.mpool.inspect.Progress;
import dev.mpool.manifest.Manifests;
import dev.mpool.model.Backend;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.Planner;
import dev.mpool.rule.RuleSettings;
import dev.mpool.schema.BackendSchema;
import dev.mpool.schema.SchemaCheck;
import dev.mpool.text.InputFile;
import dev.mpool.text.SourceReader;
import java.io.InputStream;
import java.util.List;

/**
 * The pipeline: an input is inspected ({@link Inspector}: text becomes a located tree, each object
 * is checked against the schema, becomes a value, is checked against the rules), and what is sound
 * becomes a plan. Nothing flows backwards; failures in the input are diagnostics.
 */
public final class Compiler {

  private final Settings settings;
  private final Inspector inspector;

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
    SourceReader reader = new SourceReader(settings.maxFileSize(), standardInput);
    this.inspector = new Inspector(reader, settings.jobs(), backends, schemaFindings);
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
    return inspector.inspect(files, progress, settings.rules(), null);
  }

  /**
   * Mends what the findings know a sure remedy for, and reports what remains.
   *
   * @param mended takes each text that is not what it was, and how it would be
   */
  public Inspection mend(List<InputFile> files, Progress progress, Inspector.Mended mended) {
    return inspector.inspect(files, progress, settings.rules(), mended);
  }

  /** Plans the failover of every AI Backend. */
  public Outcome compile(List<InputFile> files, Progress progress) {
    RuleSettings rules = settings.rules().withPurpose(RuleSettings.Purpose.RENDER);
    Inspection inspection = inspector.inspect(files, progress, rules, null);
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
}
