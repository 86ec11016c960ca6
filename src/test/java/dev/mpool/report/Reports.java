package dev.mpool.report;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import dev.mpool.diag.Summary;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** What the tests of the formats share: findings made by hand and their reports as text. */
final class Reports {

  private Reports() {}

  /** The place of the first occurrence of some words in a text. */
  static Location at(Source source, String words) {
    int start = source.text().indexOf(words);
    return new Location(source, new Span(start, start + words.length()), 0, "/spec/x");
  }

  static Diagnostic finding(Rule rule, Source source, String words, String message) {
    return Diagnostic.of(rule, at(source, words), message);
  }

  static ReportContent findings(Diagnostic... diagnostics) {
    return findings(Severity.ERROR, diagnostics);
  }

  static ReportContent findings(Severity failOn, Diagnostic... diagnostics) {
    List<Diagnostic> list = List.of(diagnostics);
    return new ReportContent(Summary.of(1, 1, 1, 0, list), list, failOn);
  }

  static String write(ReportFormat format, ReportContent findings) {
    return write(format.report(Palette.PLAIN), findings);
  }

  static String write(Report report, ReportContent findings) {
    StringWriter out = new StringWriter();
    try {
      report.write(findings, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
