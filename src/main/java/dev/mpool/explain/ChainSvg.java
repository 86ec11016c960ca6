package dev.mpool.explain;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.report.Visible;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** A picture of all chains that stands alone: priorities from top to bottom, failures as arrows. */
public record ChainSvg() implements ChainView {

  private static final double LETTER = 7.3;
  private static final int LINE = 18;
  private static final int MARGIN = 24;
  private static final int PADDING = 12;
  private static final int ARROW = 44;

  private static final String STYLE =
      """
      <style>
        text { font: 12px ui-monospace, 'DejaVu Sans Mono', Menlo, monospace; fill: #24292f; }
        .title { font-weight: bold; font-size: 14px; }
        .url { font-weight: bold; }
        .faint { fill: #57606a; }
        .pool { fill: #f6f8fa; stroke: #8c959f; }
        .endpoint { fill: #ffffff; stroke: #0969da; }
        .arrow { stroke: #cf222e; stroke-width: 1.5; fill: none; }
        .head { fill: #cf222e; }
        .failure { fill: #cf222e; }
      </style>
      """;

  @Override
  public void write(FailoverPlan plan, Writer out) throws IOException {
    List<Chain> chains = new ArrayList<>();
    int letters = 40;
    for (BackendPlan backend : plan.backends()) {
      Chain chain = Chain.of(plan, backend);
      chains.add(chain);
      for (LeadingRoute route : chain.routes()) {
        letters = Math.max(letters, Visible.width(Visible.text("from " + route.text())));
      }
      for (ChainLink link : chain.links()) {
        for (String text : lines(link)) {
          letters = Math.max(letters, Visible.width(text));
        }
      }
    }
    int boxWidth = (int) Math.ceil(letters * LETTER) + 2 * PADDING;
    StringBuilder body = new StringBuilder();
    int y = MARGIN;
    for (Chain chain : chains) {
      y = draw(chain, boxWidth, y, body) + MARGIN;
    }
    int width = boxWidth + 2 * PADDING + 2 * MARGIN;
    out.write("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + y);
    out.write("\" viewBox=\"0 0 " + width + " " + y + "\" role=\"img\">\n");
    out.write("<title>Failover chains</title>\n" + STYLE);
    out.write("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    out.write(body.toString());
    out.write("</svg>\n");
  }

  private static int draw(Chain chain, int boxWidth, int top, StringBuilder out) {
    int y = top + LINE;
    text(out, "title", MARGIN, y, "/" + chain.title());
    for (LeadingRoute route : chain.routes()) {
      y += LINE;
      text(out, "faint", MARGIN, y, Visible.text("from " + route.text()));
    }
    y += PADDING;
    for (int priority = 0; priority < chain.priorities().size(); priority++) {
      if (priority > 0) {
        arrow(out, MARGIN + PADDING + boxWidth / 2, y, y + ARROW);
        y += ARROW;
      }
      y = drawPool(chain.priorities().get(priority), priority, boxWidth, y, out);
    }
    return y;
  }

  private static int drawPool(
      List<ChainLink> pool, int priority, int boxWidth, int top, StringBuilder out) {
    int boxHeight = 4 * LINE + PADDING;
    int height = LINE + PADDING + pool.size() * (boxHeight + PADDING);
    rect(out, "pool", MARGIN, top, boxWidth + 2 * PADDING, height);
    String share = pool.size() > 1 ? " (its endpoints share the load)" : "";
    text(out, "faint", MARGIN + PADDING, top + LINE, "priority " + priority + share);
    int y = top + LINE + PADDING;
    for (ChainLink link : pool) {
      rect(out, "endpoint", MARGIN + PADDING, y, boxWidth, boxHeight);
      int line = y;
      for (String text : lines(link)) {
        line += LINE;
        text(out, line == y + LINE ? "url" : "plain", MARGIN + 2 * PADDING, line, text);
      }
      y += boxHeight + PADDING;
    }
    return top + height;
  }

  private static List<String> lines(ChainLink link) {
    return List.of(
        Visible.text(link.url()),
        Visible.text("path: " + link.pathSource() + ", TLS: " + link.tls()),
        Visible.text("model: " + link.model()),
        Visible.text("credential: " + link.credential()));
  }

  private static void arrow(StringBuilder out, int x, int from, int to) {
    out.append("<path class=\"arrow\" d=\"M" + x + " " + from + " V" + (to - 7) + "\"/>\n");
    out.append("<path class=\"head\" d=\"M" + (x - 5) + " " + (to - 8) + " h10 l-5 8 z\"/>\n");
    text(out, "failure", x + 12, (from + to) / 2 + 4, "429, 5xx, no answer");
  }

  private static void rect(StringBuilder out, String kind, int x, int y, int width, int height) {
    out.append("<rect class=\"" + kind + "\" x=\"" + x + "\" y=\"" + y + "\" width=\"" + width);
    out.append("\" height=\"" + height + "\" rx=\"6\"/>\n");
  }

  private static void text(StringBuilder out, String kind, int x, int y, String text) {
    out.append("<text class=\"" + kind + "\" x=\"" + x + "\" y=\"" + y + "\">");
    out.append(escaped(text)).append("</text>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
