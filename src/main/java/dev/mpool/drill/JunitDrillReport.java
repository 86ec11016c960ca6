package dev.mpool.drill;

import dev.mpool.report.XmlText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** JUnit's XML: a suite for each Backend, a test case for each scenario. */
public final class JunitDrillReport {

  private JunitDrillReport() {}

  /** Writes the report. */
  public static void write(DrillReport report, Writer out) throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"mpool drill\"");
    out.write(counts(report.scenarios(), report.failed(), report.millis()) + ">\n");
    for (DrillReport.Part part : report.parts()) {
      List<Result> results = part.results();
      long millis = results.stream().mapToLong(Result::millis).sum();
      String name = XmlText.of(part.name());
      out.write("  <testsuite name=\"" + name + "\"");
      out.write(counts(results.size(), part.failed(), millis) + ">\n");
      for (Result result : results) {
        out.write("    <testcase classname=\"" + name + "\" name=\"" + result.name() + "\"");
        out.write(" time=\"" + seconds(result.millis()) + "\"");
        out.write(result.passed() ? "/>\n" : ">\n" + failure(result) + "    </testcase>\n");
      }
      out.write("  </testsuite>\n");
    }
    out.write("</testsuites>\n");
  }

  private static String counts(long tests, long failures, long millis) {
    return String.format(
        Locale.ROOT,
        " tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"%s\"",
        tests,
        failures,
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
