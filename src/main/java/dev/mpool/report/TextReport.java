package dev.mpool.report;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Summary;
import dev.mpool.text.Location;
import dev.mpool.text.Position;
import java.io.IOException;
import java.io.Writer;

/**
 * The report for people: {@code FILE:LINE:COLUMN: SEVERITY[RULE] MESSAGE}, the source line with
 * carets under the span, what to do, and other places that matter; last, the numbers of the run.
 */
public final class TextReport implements Report {

  private static final int COLUMNS = 200;

  private final Palette palette;

  public TextReport(Palette palette) {
    this.palette = palette;
  }

  @Override
  public void write(ReportContent findings, Writer out) throws IOException {
    writeFindings(findings, out);
    out.write(count(findings.summary()));
    if (findings.configuration().isPresent()) {
      out.write(" (with " + Visible.text(findings.configuration().get()) + ')');
    }
    out.write('\n');
  }

  /** Writes the findings alone, without the numbers of a run. */
  public void writeFindings(ReportContent findings, Writer out) throws IOException {
    for (Diagnostic diagnostic : findings.diagnostics()) {
      writeFinding(diagnostic, findings, out);
    }
  }

  private void writeFinding(Diagnostic diagnostic, ReportContent findings, Writer out)
      throws IOException {
    String colour = palette.of(diagnostic.severity());
    out.write(palette.strong() + place(diagnostic.location()) + palette.reset() + ": ");
    out.write(colour + diagnostic.severity().label());
    out.write('[' + diagnostic.rule().id() + ']' + palette.reset() + ' ');
    out.write(Visible.text(diagnostic.message()));
    out.write('\n');
    writeExcerpt(diagnostic.location(), findings, colour, out);
    if (diagnostic.hint().isPresent()) {
      out.write("hint: ");
      out.write(Visible.text(diagnostic.hint().get()));
      out.write('\n');
    }
    for (Related related : diagnostic.related()) {
      out.write("note: " + place(related.location()) + ": ");
      out.write(Visible.text(related.message()));
      out.write('\n');
    }
  }

  private void writeExcerpt(Location location, ReportContent findings, String colour, Writer out)
      throws IOException {
    String number = Integer.toString(location.line());
    String margin = "  " + " ".repeat(number.length()) + " | ";
    LineExcerpt excerpt =
        LineExcerpt.of(location, findings.redaction(location.source()), COLUMNS - margin.length());
    if (excerpt.line().isBlank()) {
      return;
    }
    out.write(palette.faint() + "  " + number + " | " + palette.reset() + excerpt.line() + '\n');
    out.write(palette.faint() + margin + palette.reset() + " ".repeat(excerpt.indent()));
    out.write(colour + "^".repeat(excerpt.width()) + palette.reset() + '\n');
  }

  /** {@code FILE:LINE:COLUMN}, as editors and terminals take it. */
  static String place(Location location) {
    Position start = location.range().start();
    return Visible.text(location.source().name()) + ':' + start.line() + ':' + start.column();
  }

  private String count(Summary summary) {
    StringBuilder text = new StringBuilder();
    text.append(number(summary.files(), "file")).append(", ");
    text.append(number(summary.backends(), "Backend"));
    if (summary.skipped() > 0) {
      text.append(", ").append(number(summary.skipped(), "other object")).append(" skipped");
    }
    text.append(": ");
    if (summary.errors() + summary.warnings() + summary.infos() == 0) {
      return text.append("no findings").toString();
    }
    int start = text.length();
    append(text, start, summary.errors(), "error", palette.error());
    append(text, start, summary.warnings(), "warning", palette.warning());
    append(text, start, summary.infos(), "info", palette.info());
    return text.toString();
  }

  private void append(StringBuilder text, int start, int count, String noun, String colour) {
    if (count > 0) {
      text.append(text.length() > start ? ", " : "");
      text.append(colour).append(number(count, noun)).append(palette.reset());
    }
  }

  private static String number(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
