package dev.mpool.drill;

import dev.mpool.report.XmlText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * JUnit's XML: a suite for each Backend, a test case for each scenario, and one that is skipped for
 * each rule that is not drilled.
 */
public final class JunitDrillReport {

  private JunitDrillReport() {}

  /** Writes the report. */
  public static void write(DrillReport report, Writer out) throws IOException {
    int skipped = report.parts().stream().mapToInt(part -> part.notDrilled().size()).sum();
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"mpool drill\"");
    out.write(counts(report.scenarios(), report.failed(), skipped, report.millis()));
    for (DrillReport.Part part : report.parts()) {
      write(part, out);
    }
    out.write("</testsuites>\n");
  }

  private static void write(DrillReport.Part part, Writer out) throws IOException {
    List<Result> results = part.results();
    List<String> skipped = part.notDrilled();
    long millis = results.stream().mapToLong(Result::millis).sum();
    String name = XmlText.of(part.name());
    out.write("  <testsuite name=\"" + name + "\"");
    out.write(counts(results.size(), part.failed(), skipped.size(), millis));
    for (Result result : results) {
      StringBuilder body = new StringBuilder(result.passed() ? "" : failure(result));
      for (String note : result.notes()) {
        body.append("      <system-out>").append(XmlText.of(note)).append("</system-out>\n");
      }
      write(name, result.name(), result.millis(), body.toString(), out);
    }
    for (String each : skipped) {
      // In the name too: some readers show nothing else.
      String reason = XmlText.of(each);
      write(name, reason, 0, "      <skipped message=\"" + reason + "\"/>\n", out);
    }
    out.write("  </testsuite>\n");
  }

  private static void write(String suite, String name, long millis, String body, Writer out)
      throws IOException {
    out.write("    <testcase classname=\"" + suite + "\" name=\"" + name + "\"");
    out.write(" time=\"" + seconds(millis) + "\"");
    out.write(body.isEmpty() ? "/>\n" : ">\n" + body + "    </testcase>\n");
  }

  private static String counts(long played, long failures, long skipped, long millis) {
    return String.format(
        Locale.ROOT,
        " tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"%s\">\n",
        played + skipped,
        failures,
        skipped,
        seconds(millis));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
  }

  private static String failure(Result result) {
    List<String> lines = new ArrayList<>();
    result.problems().forEach(problem -> lines.add(told(problem, "")));
    for (int i = 0; i < result.attempts().size(); i++) {
      String attempt = "attempt " + (i + 1) + ": ";
      result.attempts().get(i).problems().forEach(each -> lines.add(told(each, attempt)));
    }
    return "      <failure message=\""
        + XmlText.of(lines.get(0))
        + "\">"
        + String.join("\n", lines.stream().map(XmlText::of).toList())
        + "</failure>\n";
  }

  private static String told(Problem problem, String before) {
    return before
        + problem.what()
        + ": expected "
        + problem.expected()
        + ", seen "
        + problem.seen();
  }
}
