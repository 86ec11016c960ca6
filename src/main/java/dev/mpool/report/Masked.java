package dev.mpool.report;

import dev.mpool.credential.Redaction;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Two versions of a text with the same lines, as they may be shown: credentials are hidden. */
public final class Masked {

  private final List<String> before;
  private final List<String> after;

  /**
   * @param before the text as it was
   * @param after the same with changes within lines
   */
  public Masked(Source before, Source after) {
    this.before = lines(before);
    this.after = lines(after);
    String[] was = before.text().split("\n", -1);
    String[] is = after.text().split("\n", -1);
    for (int i = 0; i < this.before.size(); i++) {
      // All that is ever changed about a credential is that it is put in quotes.
      if (this.before.get(i).equals(this.after.get(i)) && !was[i].equals(is[i])) {
        this.after.set(i, this.after.get(i).replace(Redaction.MASK, '"' + Redaction.MASK + '"'));
      }
    }
  }

  public String before() {
    return String.join("\n", before);
  }

  public String after() {
    return String.join("\n", after);
  }

  private static List<String> lines(Source source) {
    Redaction redaction = Redaction.of(source);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    String text = source.text();
    Span last = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lines.add(shown(line));
        line.setLength(0);
        last = null;
        continue;
      }
      Span hidden = redaction.hidden(i);
      if (hidden == null) {
        line.append(c);
      } else if (hidden != last) {
        line.append(Redaction.MASK);
      }
      last = hidden;
    }
    lines.add(shown(line));
    return lines;
  }

  /** A terminal must not obey what a manifest holds. */
  private static String shown(StringBuilder line) {
    int end = line.length();
    return Visible.text(line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end));
  }
}
