package dev.mpool.drill;

import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.report.Palette;
import dev.mpool.report.Visible;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report for people: a line for each scenario, with its attempts by the numbers of the list of
 * endpoints above it; one that fails is shown attempt by attempt.
 */
public record TextDrillReport(Palette palette) {

  private static final String ROW = "%-17s %-26.26s %6s %5s  %s";
  private static final int MOST_ATTEMPTS_SHOWN = 8;
  private static final int WIDTH = 80;
  private static final String INDENT = "      ";

  /** Writes the report. */
  public void write(DrillReport report, Writer out) throws IOException {
    out.write("Envoy " + report.envoyVersion() + " runs what mpool render --attempt-timeout ");
    out.write(report.attemptTimeout().toMillis() + "ms\nprints, but for:\n");
    for (Map.Entry<DrilledConfig.What, Integer> change : report.changes().entrySet()) {
      DrilledConfig.What what = change.getKey();
      String values = change.getValue() + (change.getValue() == 1 ? " value" : " values");
      out.write("  " + what.rendered() + " (" + values + "): " + what.drilled() + '\n');
    }
    out.write("  tokens of Secrets: made up for this drill\n");
    for (DrillReport.OfBackend backend : report.backends()) {
      write(backend, out);
    }
    long failed = report.failed();
    String outcome =
        failed == 0
            ? palette.info() + "all pass" + palette.reset()
            : palette.error() + failed + " fail" + (failed == 1 ? "s" : "") + palette.reset();
    out.write(
        "\n"
            + report.backends().size()
            + (report.backends().size() == 1 ? " Backend, " : " Backends, "));
    out.write(
        report.scenarios()
            + (report.scenarios() == 1 ? " scenario in " : " scenarios in ")
            + seconds(report.millis())
            + ": "
            + outcome
            + '\n');
  }

  private void write(DrillReport.OfBackend backend, Writer out) throws IOException {
    String name = Visible.text(backend.backend().name().toString());
    out.write("\n" + palette.strong() + name + palette.reset() + '\n');
    for (Endpoint endpoint : backend.backend().endpoints()) {
      write(endpoint, backend, out);
    }
    String heading = String.format(ROW, "SCENARIO", "WHAT HAPPENS", "STATUS", "MS", "ATTEMPTS");
    out.write(palette.faint() + "      " + heading + palette.reset() + '\n');
    for (Result result : backend.results()) {
      write(result, backend, out);
    }
  }

  private static void write(Endpoint endpoint, DrillReport.OfBackend backend, Writer out)
      throws IOException {
    String place = place(endpoint.priority(), endpoint.poolIndex(), backend);
    String path = endpoint.path().override().orElse(endpoint.path().providerDefault());
    String address = endpoint.address().host() + ':' + endpoint.address().port();
    out.write(lines(String.format("  %-4s", place), address, path));
    String model = endpoint.model().map(each -> "model " + each).orElse("");
    String source = endpoint.credential().header() + " " + source(endpoint.credential());
    out.write(lines(INDENT, source + (model.isEmpty() ? "" : ", "), model));
  }

  /** One line, or two where it would be too wide. */
  private static String lines(String start, String first, String second) {
    String line = start + Visible.text(first + second);
    return line.length() <= WIDTH || second.isEmpty()
        ? line + '\n'
        : start + Visible.text(first).stripTrailing() + '\n' + INDENT + Visible.text(second) + '\n';
  }

  private static String source(Credential credential) {
    if (credential instanceof Credential.Variable variable) {
      return "of Secret " + variable.secret();
    } else if (credential instanceof Credential.MountedFile file) {
      return "of Secret " + file.secret();
    }
    return credential instanceof Credential.Inline ? "of the manifest" : "of the client";
  }

  private void write(Result result, DrillReport.OfBackend backend, Writer out) throws IOException {
    String status =
        result.status().isPresent() ? Integer.toString(result.status().getAsInt()) : "-";
    String verdict =
        result.passed()
            ? palette.info() + "PASS" + palette.reset()
            : palette.error() + "FAIL" + palette.reset();
    String row =
        String.format(
            ROW, result.name(), result.title(), status, result.millis(), attempts(result, backend));
    out.write(verdict + "  " + row.stripTrailing() + '\n');
    if (!result.passed()) {
      problems(result.problems(), "      ", out);
      for (int i = 0; i < result.attempts().size(); i++) {
        attempt(i + 1, result.attempts().get(i), backend, out);
      }
    }
  }

  private static String attempts(Result result, DrillReport.OfBackend backend) {
    if (result.attempts().isEmpty()) {
      return "-";
    }
    List<Result.Attempt> all = result.attempts();
    String shown =
        all.stream()
            .limit(MOST_ATTEMPTS_SHOWN)
            .map(each -> place(each.priority(), each.entry(), backend))
            .collect(Collectors.joining(" "));
    return all.size() > MOST_ATTEMPTS_SHOWN ? shown + " … " + all.size() : shown;
  }

  private static String place(int priority, int entry, DrillReport.OfBackend backend) {
    boolean isPool = backend.backend().priorities().get(priority).size() > 1;
    return priority + (isPool ? "." + entry : "");
  }

  private void attempt(
      int number, Result.Attempt attempt, DrillReport.OfBackend backend, Writer out)
      throws IOException {
    String place = place(attempt.priority(), attempt.entry(), backend);
    String url = attempt.host() + attempt.path();
    out.write("      attempt " + number + " at " + place + ": " + Visible.text(url) + '\n');
    String credential = attempt.credentialHeader() + ": " + attempt.credential();
    out.write("        " + Visible.text(credential + ", model " + attempt.model()) + '\n');
    problems(attempt.problems(), "        ", out);
  }

  private void problems(List<Problem> problems, String indent, Writer out) throws IOException {
    for (Problem problem : problems) {
      out.write(indent + palette.error() + problem.what() + palette.reset() + '\n');
      out.write(indent + "  expected  " + Visible.text(problem.expected()) + '\n');
      out.write(indent + "  seen      " + Visible.text(problem.seen()) + '\n');
    }
  }

  private static String seconds(long millis) {
    return millis / 1000 + "." + millis % 1000 / 100 + " s";
  }
}
