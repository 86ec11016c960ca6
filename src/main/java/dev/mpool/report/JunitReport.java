package dev.mpool.report;

import dev.mpool.diag.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * JUnit's XML: each finding is a test case, which fails if the finding makes the run fail; a run
 * without findings is one case that passes.
 */
final class JunitReport implements Report {

  @Override
  public void write(ReportContent findings, Writer out) throws IOException {
    List<Diagnostic> diagnostics = findings.diagnostics();
    int failures = 0;
    for (Diagnostic diagnostic : diagnostics) {
      failures += fails(diagnostic, findings) ? 1 : 0;
    }
    // Many readers want every count and time; no time is taken, so that reports are the same.
    String counts =
        " tests=\"%s\" failures=\"%s\" errors=\"0\" skipped=\"0\" time=\"0\""
            .formatted(Math.max(1, diagnostics.size()), failures);
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.write("<testsuites name=\"mpool\"" + counts + ">\n");
    out.write("  <testsuite name=\"mpool\"" + counts + ">\n");
    Map<String, Integer> named = new HashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      String name = TextReport.place(diagnostic.location()) + ' ' + diagnostic.rule().id();
      int same = named.merge(name, 1, Integer::sum);
      // Of cases with one name, some readers show the first alone.
      String unique = same == 1 ? name : name + " (" + same + ')';
      writeCase(unique, diagnostic, fails(diagnostic, findings), out);
    }
    if (diagnostics.isEmpty()) {
      out.write("    <testcase classname=\"mpool\" name=\"no findings\" time=\"0\"/>\n");
    }
    out.write("  </testsuite>\n</testsuites>\n");
  }

  private static boolean fails(Diagnostic diagnostic, ReportContent findings) {
    return diagnostic.severity().compareTo(findings.failOn()) >= 0;
  }

  private static void writeCase(String name, Diagnostic diagnostic, boolean fails, Writer out)
      throws IOException {
    String rule = diagnostic.rule().id();
    String file = XmlText.of(diagnostic.location().source().name());
    String place = XmlText.of(TextReport.place(diagnostic.location()));
    String message = XmlText.of(diagnostic.message());
    String body = place + ": " + diagnostic.severity().label() + '[' + rule + "] " + message;
    if (diagnostic.hint().isPresent()) {
      body = body + '\n' + XmlText.of(diagnostic.hint().get());
    }
    out.write("    <testcase classname=\"" + file + "\" name=\"" + XmlText.of(name) + "\"");
    out.write(" file=\"" + file + "\" line=\"" + diagnostic.location().line() + "\" time=\"0\">\n");
    if (fails) {
      out.write("      <failure type=\"" + rule + "\" message=\"" + message + "\">");
      out.write(body + "</failure>\n");
    } else {
      out.write("      <system-out>" + body + "</system-out>\n");
    }
    out.write("    </testcase>\n");
  }
}
