package dev.mpool.explain;

import dev.mpool.plan.Endpoint;
import dev.mpool.plan.RouteAction;
import dev.mpool.plan.RoutePlan;
import dev.mpool.report.Palette;
import dev.mpool.report.Visible;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Tells a {@link RequestRoute} attempt by attempt. */
public record RequestReport(Palette palette) {

  /**
   * Writes where a request goes and what happens to it there.
   *
   * @throws IOException if the writer fails
   */
  public void write(RequestRoute route, Writer out) throws IOException {
    if (route.refusal().isPresent()) {
      out.write("Nothing is sent: " + answer(route.refusal().get()) + "\n");
      return;
    }
    if (route.rule().isPresent()) {
      RoutePlan rule = route.rule().get();
      out.write(palette.strong() + "HTTPRoute " + Visible.text(rule.label()) + palette.reset());
      out.write(
          " ("
              + Visible.text(route.place())
              + ") takes it: "
              + Visible.text(LeadingRoute.requests(rule)));
      out.write("\n");
    } else if (route.shares().isEmpty()) {
      String names = route.byName() ? " Backends answer at /NAMESPACE/NAME." : "";
      out.write("No Backend answers at this path: 404." + names + "\n");
    }
    if (route.asksForHost()) {
      out.write("Its host is not known; write it as in 'POST http://HOST/PATH'.\n");
    }
    for (RequestRoute.Share share : route.shares()) {
      if (route.shares().size() > 1) {
        out.write(palette.faint() + "share " + share.percent() + palette.reset() + "\n");
      }
      if (share.trace().isPresent()) {
        write(share.trace().get(), out);
      } else {
        out.write(answer(share.action().orElseThrow()) + "\n");
      }
    }
  }

  private static String answer(RouteAction action) {
    return action instanceof RouteAction.Redirect redirect
        ? "Envoy answers " + redirect.status() + ", a redirect."
        : "Envoy answers 500: " + Visible.text(((RouteAction.Fail) action).why());
  }

  private void write(RequestTrace trace, Writer out) throws IOException {
    out.write(palette.strong() + trace.backend().name() + palette.reset() + "\n");
    List<RequestTrace.Attempt> attempts = trace.attempts();
    for (int i = 0; i < attempts.size(); i++) {
      write(i + 1, attempts.get(i), out);
    }
    if (trace.refused().isPresent()) {
      RequestTrace.Refused refused = trace.refused().get();
      begin(attempts.size() + 1, refused.link(), out);
      out.write(palette.error() + "is not made" + palette.reset() + "\n");
      out.write("Nothing is sent there: " + answer(refused.refusal()) + "\n");
    } else if (attempts.get(attempts.size() - 1).failed()) {
      out.write("Every endpoint fails: the client gets the last one's own answer.\n");
    }
    sayWhereTheOrderMayTurn(trace, out);
  }

  private static void sayWhereTheOrderMayTurn(RequestTrace trace, Writer out) throws IOException {
    int begins = 0;
    for (List<Endpoint> layer : trace.backend().layers()) {
      int first = layer.get(0).priority();
      int last = layer.get(layer.size() - 1).priority();
      if (first < last && begins < trace.attempts().size()) {
        out.write("Now and then priority " + last + " comes before priority " + first);
        out.write(": their pools have not the size of the first one.\n");
      }
      begins += layer.size();
    }
  }

  private void write(int number, RequestTrace.Attempt attempt, Writer out) throws IOException {
    ChainLink link = attempt.link();
    String result = attempt.failed() ? palette.error() + "fails" : palette.info() + "answers";
    begin(number, link, out);
    out.write(result + palette.reset() + "\n");
    line("host", attempt.host(), out);
    line("path", attempt.path() + " (" + attempt.pathSource() + ")", out);
    line("headers", String.join(", ", attempt.headers()), out);
    String place = link.place().map(where -> " (" + where + ")").orElse("");
    line("credential", link.credential() + place, out);
    line("model", link.model(), out);
    line("TLS", link.tls(), out);
  }

  private static void begin(int number, ChainLink link, Writer out) throws IOException {
    out.write("attempt " + number + ": priority " + link.priority());
    out.write(", pool entry " + link.poolIndex() + " ");
  }

  private static String answer(Refusal refusal) {
    return "the client gets %s by mpool, as %s."
        .formatted(refusal.status(), Visible.text(refusal.why()));
  }

  private static void line(String name, String value, Writer out) throws IOException {
    out.write("  " + name + " ".repeat(12 - name.length()) + Visible.text(value) + "\n");
  }
}
