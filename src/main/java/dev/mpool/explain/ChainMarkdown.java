package dev.mpool.explain;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.report.Visible;
import java.io.IOException;
import java.io.Writer;

/** A Markdown table for each Backend, for pull requests and wikis. */
public record ChainMarkdown() implements ChainView {

  private static final String PUNCTUATION = "\\`*_{}[]#+!|~>";

  @Override
  public void write(FailoverPlan plan, Writer out) throws IOException {
    String separator = "";
    for (BackendPlan backend : plan.backends()) {
      Chain chain = Chain.of(plan, backend);
      out.write(separator + "### " + escaped(chain.title()) + "\n\n");
      for (LeadingRoute route : chain.routes()) {
        out.write("- from " + escaped(route.text()) + "\n");
      }
      out.write(chain.routes().isEmpty() ? "" : "\n");
      out.write("| Priority | URL | Path from | Model | Credential | TLS |\n");
      out.write("|---|---|---|---|---|---|\n");
      for (ChainLink link : chain.links()) {
        writeRow(link, out);
      }
      separator = "\n";
    }
  }

  private static void writeRow(ChainLink link, Writer out) throws IOException {
    String streaming = link.streamingPath().map(path -> " (streaming: " + path + ")").orElse("");
    out.write("| " + link.priority());
    for (String cell :
        new String[] {
          link.url() + streaming, link.pathSource(), link.model(), link.credential(), link.tls()
        }) {
      out.write(" | " + escaped(cell));
    }
    out.write(" |\n");
  }

  /** No value can end its cell, begin a link or be taken for HTML. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : Visible.text(text).toCharArray()) {
      switch (c) {
        case '<' -> out.append("&lt;");
        case '&' -> out.append("&amp;");
        case '@' -> out.append("&#64;");
        default -> {
          if (PUNCTUATION.indexOf(c) >= 0) {
            out.append('\\');
          }
          out.append(c);
        }
      }
    }
    return out.toString();
  }
}
