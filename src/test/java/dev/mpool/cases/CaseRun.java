package dev.mpool.cases;

import dev.mpool.Compiler;
import dev.mpool.Outcome;
import dev.mpool.Settings;
import dev.mpool.diag.Severity;
import dev.mpool.envoy.EnvoyConfig;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.Templates;
import dev.mpool.inspect.Inspection;
import dev.mpool.inspect.Progress;
import dev.mpool.model.InlineTokens;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.report.Palette;
import dev.mpool.report.ReportContent;
import dev.mpool.report.ReportFormat;
import dev.mpool.text.InputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What mpool makes of one input: what {@code mpool validate} finds and what {@code mpool render}
 * comes to.
 */
public record CaseRun(Inspection inspection, Outcome outcome) {

  private static final Templates TEMPLATES = Templates.ofMpool();

  /** Runs over files that are on disk. */
  public static CaseRun of(List<InputFile> files, Settings settings) {
    Compiler compiler = new Compiler(settings, new ByteArrayInputStream(new byte[0]));
    return new CaseRun(
        compiler.inspect(files, Progress.SILENT), compiler.compile(files, Progress.SILENT));
  }

  /**
   * Runs over bytes from standard input.
   *
   * @param name what reports call the input, so that they can be compared with those of a file
   */
  public static CaseRun of(String name, byte[] bytes, Settings settings) {
    List<InputFile> files = standardInput(name);
    return new CaseRun(
        new Compiler(settings, new ByteArrayInputStream(bytes)).inspect(files, Progress.SILENT),
        new Compiler(settings, new ByteArrayInputStream(bytes)).compile(files, Progress.SILENT));
  }

  public static CaseRun of(String name, String text, Settings settings) {
    return of(name, text.getBytes(StandardCharsets.UTF_8), settings);
  }

  private static List<InputFile> standardInput(String name) {
    return List.of(new InputFile(name, Optional.empty(), Optional.empty()));
  }

  /** The report of {@code mpool validate}. */
  public String report() {
    return report(inspection, ReportFormat.TEXT);
  }

  /** The report of {@code mpool render}. */
  public String renderReport() {
    return report(outcome.inspection(), ReportFormat.TEXT);
  }

  public static String report(Inspection inspection, ReportFormat format) {
    StringWriter out = new StringWriter();
    ReportContent findings =
        new ReportContent(
            inspection.summary(),
            inspection.diagnostics(),
            Severity.ERROR,
            Optional.empty(),
            InlineTokens.of(inspection.backends()).reveal());
    try {
      format.report(Palette.PLAIN).write(findings, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** The plan, unless there are errors or no Backend that could be rendered. */
  public Optional<FailoverPlan> plan() {
    return outcome instanceof Outcome.Compiled compiled && !compiled.plan().backends().isEmpty()
        ? Optional.of(compiled.plan())
        : Optional.empty();
  }

  /** The rendered configuration of {@link #plan}. */
  public String envoy() {
    return EnvoyConfig.render(plan().orElseThrow(), EnvoyOptions.DEFAULTS, TEMPLATES).yaml();
  }
}
