package dev.mpool.explain;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.report.Palette;
import dev.mpool.report.Visible;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A table for each Backend, a row for each endpoint; where the table is too wide, each endpoint is
 * told line by line instead, for a URL that is broken is none.
 *
 * @param columns how wide a table may be; 0 for as wide as it needs
 */
public record ChainTable(int columns, Palette palette) implements ChainView {

  private static final List<String> HEADINGS =
      List.of("PRIORITY", "URL", "PATH FROM", "MODEL", "CREDENTIAL", "TLS");

  private static final String GAP = "  ";

  @Override
  public void write(FailoverPlan plan, Writer out) throws IOException {
    String separator = "";
    for (BackendPlan backend : plan.backends()) {
      out.write(separator);
      write(Chain.of(plan, backend), out);
      separator = "\n";
    }
  }

  private void write(Chain chain, Writer out) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    for (ChainLink link : chain.links()) {
      rows.add(cells(chain, link));
    }
    int[] widths = widths(rows);
    out.write(palette.strong() + Visible.text(chain.title()) + palette.reset());
    out.write(" (" + Visible.text(chain.place()) + ")\n");
    for (LeadingRoute route : chain.routes()) {
      out.write("from " + Visible.text(route.text()) + "\n");
    }
    if (chain.byName().isPresent()) {
      out.write("from " + chain.byName().get() + " and below\n");
    }
    if (columns > 0 && total(widths) > columns) {
      writeStacked(rows.subList(1, rows.size()), out);
      return;
    }
    for (List<String> row : rows) {
      boolean heading = row == HEADINGS;
      out.write(heading ? palette.faint() : "");
      writeRow(row, widths, out);
      out.write(heading ? palette.reset() : "");
    }
  }

  private static List<String> cells(Chain chain, ChainLink link) {
    boolean shares = chain.priorities().get(link.priority()).size() > 1;
    String place = link.priority() + (shares ? "." + link.poolIndex() : "");
    String url =
        link.url() + link.streamingPath().map(path -> " (streaming: " + path + ")").orElse("");
    return List.of(
        place,
        Visible.text(url),
        link.pathSource(),
        Visible.text(link.model()),
        Visible.text(link.credential()),
        link.tls());
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Visible.width(row.get(i)));
      }
    }
    return widths;
  }

  private static int total(int[] widths) {
    int total = GAP.length() * (widths.length - 1);
    for (int width : widths) {
      total += width;
    }
    return total;
  }

  private static void writeRow(List<String> row, int[] widths, Writer out) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      text.append(row.get(i)).append(" ".repeat(widths[i] - Visible.width(row.get(i)))).append(GAP);
    }
    out.write(text.toString().stripTrailing() + "\n");
  }

  private void writeStacked(List<List<String>> rows, Writer out) throws IOException {
    int widest = 0;
    for (String heading : HEADINGS) {
      widest = Math.max(widest, heading.length());
    }
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        String heading = HEADINGS.get(i);
        out.write(i == 0 ? "" : GAP);
        out.write(palette.faint() + heading + palette.reset());
        out.write(" ".repeat(widest - heading.length() + (i == 0 ? 2 : 0)) + GAP);
        out.write(row.get(i) + "\n");
      }
    }
  }
}
