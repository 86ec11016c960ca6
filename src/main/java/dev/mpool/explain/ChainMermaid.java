package dev.mpool.explain;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.report.Visible;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A Mermaid flowchart of all chains, which code hosts draw in a pull request as it is. */
public record ChainMermaid() implements ChainView {

  @Override
  public void write(FailoverPlan plan, Writer out) throws IOException {
    out.write("flowchart TD\n");
    int number = 0;
    for (BackendPlan backend : plan.backends()) {
      write(Chain.of(plan, backend), "b" + number++, out);
    }
  }

  private static void write(Chain chain, String id, Writer out) throws IOException {
    out.write("  " + id + "([\"/" + escaped(chain.title()) + "\"])\n");
    for (int i = 0; i < chain.routes().size(); i++) {
      String route = id + "r" + i;
      out.write("  " + route + "[/\"" + escaped(chain.routes().get(i).text()) + "\"/]\n");
      out.write("  " + route + " --> " + id + "\n");
    }
    String before = id;
    for (int priority = 0; priority < chain.priorities().size(); priority++) {
      List<ChainLink> pool = chain.priorities().get(priority);
      String group = id + "p" + priority;
      out.write("  subgraph " + group + "[\"priority " + priority + "\"]\n");
      for (ChainLink link : pool) {
        out.write("    " + group + "e" + link.poolIndex() + "[\"" + label(link) + "\"]\n");
      }
      out.write("  end\n");
      String arrow = priority == 0 ? " --> " : " -- \"429, 5xx, no answer\" --> ";
      out.write("  " + before + arrow + group + "\n");
      before = group;
    }
  }

  private static String label(ChainLink link) {
    return escaped(link.url())
        + "<br/>model: "
        + escaped(link.model())
        + "<br/>"
        + escaped(link.credential())
        + "<br/>TLS: "
        + link.tls();
  }

  /** Mermaid's entity codes for everything that it or HTML might take for more than text. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    Visible.text(text)
        .codePoints()
        .forEach(
            c -> {
              boolean plain = Character.isLetterOrDigit(c) || " /:.-_?=,$".indexOf(c) >= 0;
              if (plain) {
                out.appendCodePoint(c);
              } else {
                out.append('#').append(c).append(';');
              }
            });
    return out.toString();
  }
}
