package dev.mpool.report;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Severity;
import dev.mpool.text.Range;
import java.io.IOException;
import java.io.Writer;

/**
 * Workflow commands of GitHub Actions: each finding is an annotation of its line. Where there is
 * none, the log says so: silence could as well be a step that looked at nothing.
 */
final class GithubReport implements Report {

  /** GitHub makes so many annotations of each severity for a step; further ones are only logged. */
  private static final int ANNOTATIONS = 10;

  @Override
  public void write(ReportContent findings, Writer out) throws IOException {
    if (findings.diagnostics().isEmpty()) {
      new TextReport(Palette.PLAIN).write(findings, out);
    }
    int[] written = new int[Severity.values().length];
    for (Diagnostic diagnostic : findings.diagnostics()) {
      int earlier = written[diagnostic.severity().ordinal()]++;
      out.write(command(diagnostic, earlier >= ANNOTATIONS) + '\n');
    }
  }

  /**
   * One command.
   *
   * @param logged whether the message is all that a reader gets, so that it has to tell the place
   */
  private static String command(Diagnostic diagnostic, boolean logged) {
    Range range = diagnostic.location().range();
    StringBuilder text =
        new StringBuilder("::").append(diagnostic.severity().of("error", "warning", "notice"));
    String file = FileUri.relative(diagnostic.location().source().name());
    text.append(" file=").append(property(file));
    text.append(",line=").append(range.start().line());
    text.append(",endLine=").append(range.end().line());
    // GitHub refuses columns for an annotation of several lines.
    if (range.start().line() == range.end().line()) {
      text.append(",col=").append(range.start().column());
      text.append(",endColumn=").append(range.end().column());
    }
    text.append(",title=").append(property("mpool " + diagnostic.rule().id()));
    String place = logged ? TextReport.place(diagnostic.location()) + ": " : "";
    String message = place + Visible.text(diagnostic.message());
    if (diagnostic.hint().isPresent()) {
      message = message + '\n' + Visible.text(diagnostic.hint().get());
    }
    return text.append("::").append(data(message)).toString();
  }

  private static String property(String text) {
    return data(Visible.text(text)).replace(":", "%3A").replace(",", "%2C");
  }

  /** The runner decodes exactly these. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
