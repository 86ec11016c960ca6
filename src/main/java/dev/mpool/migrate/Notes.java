package dev.mpool.migrate;

import dev.mpool.credential.Redaction;
import dev.mpool.report.Visible;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The comments of a Backend, each with the key or item that it speaks of. A credential in one is
 * masked, as in a report.
 */
final class Notes {

  /**
   * A comment.
   *
   * @param text with its {@code #}
   * @param pointer what it speaks of; "" behind everything
   * @param beside whether it stands behind its key on the same line, and not above
   */
  record Note(String text, String pointer, boolean beside) {}

  private final Original original;
  private final String text;
  private final Redaction redaction;
  private final List<Span> scalars = new ArrayList<>();

  private Notes(Original original, Redaction redaction) {
    this.original = original;
    this.text = original.document().source().text();
    this.redaction = redaction;
  }

  static List<Note> of(Original original, Redaction redaction) {
    return new Notes(original, redaction).read();
  }

  private List<Note> read() {
    addScalars(original.root());
    scalars.sort(Comparator.comparingInt(Span::start));
    Span around = around();
    List<Original.Place> places = original.places();
    List<Note> notes = new ArrayList<>();
    int scalar = 0;
    int at = around.start();
    while (at < around.end()) {
      while (scalar < scalars.size() && scalars.get(scalar).end() <= at) {
        scalar++;
      }
      if (scalar < scalars.size() && scalars.get(scalar).start() <= at) {
        at = scalars.get(scalar).end();
      } else if (text.charAt(at) == '#' && (at == 0 || text.charAt(at - 1) <= ' ')) {
        int end = lineEnd(at);
        notes.add(note(at, end, places));
        at = end;
      } else {
        at++;
      }
    }
    return notes;
  }

  /** Where a comment is about the Backend: in it, above it, and below it if it stands alone. */
  private Span around() {
    Span root = original.root().span();
    Source source = original.document().source();
    int first = source.position(root.start()).line();
    String before = text.substring(source.lineSpan(first).start(), root.start());
    if (!before.replace('-', ' ').isBlank()) {
      return root;
    }
    while (first > 1 && isRemark(source.line(first - 1))) {
      first--;
    }
    int start = source.lineSpan(first).start();
    if (!original.isWholeDocument()) {
      return new Span(start, root.end());
    }
    int last = source.position(root.end()).line();
    while (last < source.lineCount() && isRemark(source.line(last + 1))) {
      last++;
    }
    return new Span(start, source.lineSpan(last).end());
  }

  private static boolean isRemark(String line) {
    String text = line.strip();
    return text.isEmpty() || text.startsWith("#");
  }

  private Note note(int start, int end, List<Original.Place> places) {
    int line = original.document().source().position(start).line();
    int next = 0;
    while (next < places.size() && places.get(next).start() < start) {
      next++;
    }
    Original.Place before = next == 0 ? null : places.get(next - 1);
    if (before != null && original.document().source().position(before.start()).line() == line) {
      return new Note(masked(start, end), before.pointer(), true);
    }
    return new Note(
        masked(start, end), next < places.size() ? places.get(next).pointer() : "", false);
  }

  private String masked(int start, int end) {
    StringBuilder shown = new StringBuilder();
    int at = start;
    while (at < end) {
      Span hidden = redaction.hidden(at);
      if (hidden == null) {
        shown.append(text.charAt(at++));
      } else {
        shown.append(Redaction.MASK);
        at = hidden.end();
      }
    }
    return Visible.text(shown.toString().strip());
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < text.length() && "\n\r\u0085\u2028\u2029".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private void addScalars(YamlNode node) {
    if (node instanceof YamlScalar) {
      scalars.add(node.span());
    } else if (node instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        scalars.add(entry.keySpan());
        addScalars(entry.value());
      }
    } else {
      for (YamlNode item : ((YamlSequence) node).items()) {
        addScalars(item);
      }
    }
  }
}
