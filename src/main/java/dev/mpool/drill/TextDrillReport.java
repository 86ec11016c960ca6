package dev.mpool.drill;

import dev.mpool.plan.BackendPlan;
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
    for (DrillReport.Part part : report.parts()) {
      write(part, out);
    }
    long failed = report.failed();
    String outcome =
        failed == 0
            ? palette.info() + "all pass" + palette.reset()
            : palette.error() + failed + " fail" + (failed == 1 ? "s" : "") + palette.reset();
    out.write("\n" + report.backends() + (report.backends() == 1 ? " Backend, " : " Backends, "));
    out.write(
        report.scenarios()
            + (report.scenarios() == 1 ? " scenario in " : " scenarios in ")
            + seconds(report.millis())
            + ": "
            + outcome
            + '\n');
  }

  private void write(DrillReport.Part part, Writer out) throws IOException {
    out.write("\n" + palette.strong() + Visible.text(part.name()) + palette.reset() + '\n');
    if (part.backend().isPresent()) {
      BackendPlan backend = part.backend().get();
      for (Endpoint endpoint : backend.endpoints()) {
        write(Arrival.place(endpoint, backend), endpoint, out);
      }
    }
    if (!part.results().isEmpty()) {
      String heading =
          String.format(ROW, "SCENARIO", "WHAT HAPPENS", "STATUS", "MS", "ENDPOINTS ASKED");
      out.write(palette.faint() + INDENT + heading + palette.reset() + '\n');
    }
    for (Result result : part.results()) {
      write(result, out);
    }
    for (String each : part.notDrilled()) {
      wrapped("not drilled: " + each, out);
    }
  }

  /** A text in as many lines as it needs. */
  private static void wrapped(String text, Writer out) throws IOException {
    String start = INDENT;
    int column = 0;
    for (String word : Visible.text(text).split(" ")) {
      boolean fits = column > 0 && column + 1 + word.length() <= WIDTH;
      out.write(fits ? " " : (column > 0 ? "\n" : "") + start);
      column = fits ? column + 1 : start.length();
      start = INDENT + "  ";
      out.write(word);
      column += word.length();
    }
    out.write('\n');
  }

  private static void write(String place, Endpoint endpoint, Writer out) throws IOException {
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

  private void write(Result result, Writer out) throws IOException {
    String status =
        result.status().isPresent() ? Integer.toString(result.status().getAsInt()) : "-";
    String verdict =
        result.passed()
            ? palette.info() + "PASS" + palette.reset()
            : palette.error() + "FAIL" + palette.reset();
    String row =
        String.format(
            ROW, result.name(), result.title(), status, result.millis(), attempts(result));
    out.write(verdict + "  " + row.stripTrailing() + '\n');
    if (!result.passed()) {
      problems(result.problems(), "      ", out);
      for (int i = 0; i < result.attempts().size(); i++) {
        attempt(i + 1, result.attempts().get(i), out);
      }
    }
    for (String note : result.notes()) {
      wrapped(note, out);
    }
  }

  private static String attempts(Result result) {
    if (result.attempts().isEmpty()) {
      return "-";
    }
    List<Result.Attempt> all = result.attempts();
    String shown =
        all.stream()
            .limit(MOST_ATTEMPTS_SHOWN)
            .map(Result.Attempt::place)
            .collect(Collectors.joining(" "));
    return all.size() > MOST_ATTEMPTS_SHOWN ? shown + " … " + all.size() : shown;
  }

  private void attempt(int number, Result.Attempt attempt, Writer out) throws IOException {
    String url = attempt.host() + attempt.path();
    out.write(
        "      attempt " + number + " at " + attempt.place() + ": " + Visible.text(url) + '\n');
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
