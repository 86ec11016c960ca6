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
 * A table for each Backend, a row for each endpoint.
 *
 * @param columns how wide the tables may be; 0 for as wide as they need
 */
public record ChainTable(int columns, Palette palette) implements ChainView {

  private static final List<String> HEADINGS =
      List.of("PRIORITY", "URL", "PATH FROM", "MODEL", "CREDENTIAL", "TLS");

  private static final int NARROWEST = 8;
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
    out.write(" (line " + chain.line() + ")\n");
    for (LeadingRoute route : chain.routes()) {
      out.write("from " + Visible.text(route.text()) + "\n");
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

  /** As wide as the content; if that is too wide, the widest columns give way and wrap. */
  private int[] widths(List<List<String>> rows) {
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Visible.width(row.get(i)));
      }
    }
    int excess = GAP.length() * (widths.length - 1) - columns;
    int widest = 0;
    for (int i = 0; i < widths.length; i++) {
      excess += widths[i];
      widest = widths[i] > widths[widest] ? i : widest;
    }
    while (columns > 0 && excess > 0 && widths[widest] > NARROWEST) {
      widths[widest]--;
      excess--;
      for (int i = 0; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
    }
    return widths;
  }

  private static void writeRow(List<String> row, int[] widths, Writer out) throws IOException {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      List<String> lines = wrapped(row.get(i), widths[i]);
      cells.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = line < cells.get(i).size() ? cells.get(i).get(line) : "";
        text.append(cell).append(" ".repeat(widths[i] - Visible.width(cell))).append(GAP);
      }
      out.write(text.toString().stripTrailing());
      out.write('\n');
    }
  }

  /** Breaks anywhere: URLs and names have no better places. */
  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      int wide = Visible.width(c);
      if (used + wide > width && used > 0) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.appendCodePoint(c);
      used += wide;
      at += Character.charCount(c);
    }
    lines.add(line.toString());
    return lines;
  }
}
