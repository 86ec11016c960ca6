package dev.mpool.hostile;

import dev.mpool.Compiler;
import dev.mpool.Settings;
import dev.mpool.diag.Severity;
import dev.mpool.inspect.Inspection;
import dev.mpool.inspect.Progress;
import dev.mpool.report.Palette;
import dev.mpool.report.ReportContent;
import dev.mpool.report.ReportFormat;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.InputFiles;
import dev.mpool.text.SourceReader;
import java.io.InputStream;
import java.io.Writer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What runs in a JVM of its own with little memory: it takes one file after the other through
 * validation, the report as text and in turn one of the others, and tells for each what came of it
 * and how long it computed.
 */
final class SmallHeapRun {

  private SmallHeapRun() {}

  /** Prints {@code PATH FINDINGS MILLISECONDS} for every path. */
  public static void main(String[] paths) throws Exception {
    Settings settings = new Settings(RuleSettings.DEFAULTS, SourceReader.DEFAULT_MAX_BYTES, 1);
    for (int i = 0; i < paths.length; i++) {
      String path = paths[i];
      Duration start = computed();
      Inspection inspection =
          new Compiler(settings, InputStream.nullInputStream())
              .inspect(InputFiles.list(List.of(path)), Progress.SILENT);
      for (ReportFormat format : formatsOf(i)) {
        ReportContent findings =
            new ReportContent(inspection.summary(), inspection.diagnostics(), Severity.ERROR);
        format.report(Palette.PLAIN).write(findings, Writer.nullWriter());
      }
      long millis = computed().minus(start).toMillis();
      System.out.println(path + " " + inspection.diagnostics().size() + " " + millis);
    }
  }

  /** What this JVM has computed so far, which does not depend on what else the machine does. */
  private static Duration computed() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private static Set<ReportFormat> formatsOf(int file) {
    ReportFormat[] all = ReportFormat.values();
    return EnumSet.of(ReportFormat.TEXT, all[file % all.length]);
  }
}
