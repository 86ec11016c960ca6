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

/**
 * The report for people: a line for each scenario, with its attempts by the numbers of the list of
 * endpoints above it; one that fails is shown attempt by attempt.
 */
public record TextDrillReport(Palette palette) {

  private static final String ROW = "%-17s %-26s %6s %5s  %s";
  private static final int TITLE_WIDTH = 26;
  private static final int ATTEMPTS_WIDTH = 15;
  private static final int WIDTH = 80;
  private static final String INDENT = "      ";

  /** Writes the report. */
  public void write(DrillReport report, Writer out) throws IOException {
    out.write("Envoy " + report.envoyVersion() + " runs what mpool render prints, but for:\n");
    for (Map.Entry<DrilledConfig.What, Integer> change : report.changes().entrySet()) {
      DrilledConfig.What what = change.getKey();
      String values = change.getValue() + (change.getValue() == 1 ? " value" : " values");
      out.write("  " + what.rendered() + " (" + values + "): " + what.drilled() + '\n');
    }
    out.write("  tokens of Secrets: made up for this drill\n");
    if (report.patience().isPresent()) {
      long millis = report.patience().get().toMillis();
      out.write("  where providers are silent: --attempt-timeout " + millis + "ms\n");
    }
    for (DrillReport.Part part : report.parts()) {
      write(part, out);
    }
    long failed = report.failed();
    String outcome =
        failed == 0
            ? palette.info() + "all pass" + palette.reset()
            : palette.error() + failed + " fail" + (failed == 1 ? "s" : "") + palette.reset();
    out.write("\n" + report.subject() + ", ");
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
      wrapped(INDENT, "not drilled: " + each, out);
    }
  }

  /** A text in as many lines as it needs; a word that is too long for one stays whole. */
  private static void wrapped(String indent, String text, Writer out) throws IOException {
    String start = indent;
    int column = 0;
    for (String word : Visible.text(text).split(" ")) {
      boolean fits = column > 0 && column + 1 + word.length() <= WIDTH;
      out.write(fits ? " " : (column > 0 ? "\n" : "") + start);
      column = fits ? column + 1 : start.length();
      start = indent + "  ";
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
        : start
            + Visible.text(first).stripTrailing()
            + '\n'
            + " ".repeat(start.length())
            + Visible.text(second)
            + '\n';
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
        String.format(ROW, result.name(), title(result), status, result.millis(), attempts(result));
    out.write(verdict + "  " + row.stripTrailing() + '\n');
    if (!result.passed()) {
      problems(result.problems(), INDENT, out);
      for (int i = 0; i < result.attempts().size(); i++) {
        attempt(i + 1, result.attempts().get(i), out);
      }
    }
    for (String note : result.notes()) {
      wrapped(INDENT, note, out);
    }
  }

  /** Its end tells more, which is the number of a rule. */
  private static String title(Result result) {
    String title = Visible.text(result.title());
    int tooMany = title.length() - TITLE_WIDTH;
    return tooMany > 0 ? "…" + title.substring(tooMany + 1) : title;
  }

  /** As many as have room, and how many there are. */
  private static String attempts(Result result) {
    List<String> places = result.attempts().stream().map(Result.Attempt::place).toList();
    String all = places.isEmpty() ? "-" : String.join(" ", places);
    if (all.length() <= ATTEMPTS_WIDTH) {
      return all;
    }
    String count = " … " + places.size();
    int end = all.lastIndexOf(' ', ATTEMPTS_WIDTH - count.length());
    return all.substring(0, end) + count;
  }

  private void attempt(int number, Result.Attempt attempt, Writer out) throws IOException {
    String url = attempt.host() + attempt.path();
    wrapped(INDENT, "attempt " + number + " at " + attempt.place() + ": " + url, out);
    String credential = attempt.credentialHeader() + ": " + attempt.credential();
    wrapped(INDENT + "  ", credential + ", model " + attempt.model(), out);
    problems(attempt.problems(), INDENT + "  ", out);
  }

  private void problems(List<Problem> problems, String indent, Writer out) throws IOException {
    for (Problem problem : problems) {
      out.write(indent + palette.error() + problem.what() + palette.reset() + '\n');
      wrapped(indent + "  ", "expected  " + problem.expected(), out);
      wrapped(indent + "  ", "seen      " + problem.seen(), out);
    }
  }

  private static String seconds(long millis) {
    return millis / 1000 + "." + millis % 1000 / 100 + " s";
  }
}
