package dev.mpool.hostile;

import dev.mpool.Compiler;
import dev.mpool.Inspection;
import dev.mpool.Progress;
import dev.mpool.Settings;
import dev.mpool.diag.Severity;
import dev.mpool.report.Findings;
import dev.mpool.report.Palette;
import dev.mpool.report.ReportFormat;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.InputFiles;
import dev.mpool.text.SourceReader;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;

/**
 * What runs in a JVM of its own with little memory: it takes one file after the other through
 * validation and every report, and tells for each what came of it and how long it took.
 */
final class SmallHeapRun {

  private SmallHeapRun() {}

  /** Prints {@code PATH FINDINGS MILLISECONDS} for every path. */
  public static void main(String[] paths) throws Exception {
    Settings settings = new Settings(RuleSettings.DEFAULTS, SourceReader.DEFAULT_MAX_BYTES, 1);
    for (String path : paths) {
      long start = System.nanoTime();
      Inspection inspection =
          new Compiler(settings, InputStream.nullInputStream())
              .inspect(InputFiles.list(List.of(path)), Progress.SILENT);
      for (ReportFormat format : ReportFormat.values()) {
        Findings findings =
            new Findings(inspection.summary(), inspection.diagnostics(), Severity.ERROR);
        format.report(Palette.PLAIN).write(findings, Writer.nullWriter());
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      System.out.println(path + " " + inspection.diagnostics().size() + " " + millis);
    }
  }
}
