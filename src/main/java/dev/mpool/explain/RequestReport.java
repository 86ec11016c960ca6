package dev.mpool.explain;

import dev.mpool.report.Palette;
import dev.mpool.report.Visible;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Tells a {@link RequestTrace} attempt by attempt. */
public record RequestReport(Palette palette) {

  /**
   * Writes the trace.
   *
   * @throws IOException if the writer fails
   */
  public void write(RequestTrace trace, Writer out) throws IOException {
    if (trace.backend().isEmpty()) {
      out.write("No Backend answers at this path: 404. Backends answer at /NAMESPACE/NAME.\n");
      return;
    }
    out.write(palette.strong() + trace.backend().get().name() + palette.reset() + "\n");
    List<RequestTrace.Attempt> attempts = trace.attempts();
    for (int i = 0; i < attempts.size(); i++) {
      write(i + 1, attempts.get(i), out);
    }
    if (attempts.get(attempts.size() - 1).failed()) {
      out.write("Every endpoint fails: the client gets the last one's own answer.\n");
    }
  }

  private void write(int number, RequestTrace.Attempt attempt, Writer out) throws IOException {
    ChainLink link = attempt.link();
    String result = attempt.failed() ? palette.error() + "fails" : palette.info() + "answers";
    out.write("attempt " + number + ": priority " + link.priority());
    out.write(", pool entry " + link.poolIndex() + " " + result + palette.reset() + "\n");
    line("host", attempt.host(), out);
    line("path", attempt.path() + " (" + link.pathSource() + ")", out);
    line("headers", String.join(", ", attempt.headers()), out);
    String place = link.place().map(where -> " (" + where + ")").orElse("");
    line("credential", link.credential() + place, out);
    line("model", link.model(), out);
    line("TLS", link.tls(), out);
  }

  private static void line(String name, String value, Writer out) throws IOException {
    out.write("  " + name + " ".repeat(12 - name.length()) + Visible.text(value) + "\n");
  }
}
