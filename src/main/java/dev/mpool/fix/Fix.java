package dev.mpool.fix;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.diag.Remedy;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One text with all its remedies, or the sure ones, and the way back from its places to those of
 * the text.
 */
public final class Fix {

  private final Source before;
  private final Source after;
  private final List<Edit> edits;

  private Fix(Source before, List<Edit> edits) {
    this.before = before;
    this.edits = edits;
    this.after = new Source(before.name(), written());
  }

  private record Edit(Location finding, Remedy remedy) {

    int start() {
      return remedy.place().start();
    }

    int end() {
      return remedy.place().end();
    }

    int growth() {
      return remedy.text().length() - (end() - start());
    }
  }

  /** All that is clear about a text; empty if none of its findings has a remedy. */
  public static Optional<Fix> of(Source source, List<Diagnostic> findings) {
    return of(source, findings, false);
  }

  /** What {@code --fix} writes; empty if none of a text's findings has a sure remedy. */
  public static Optional<Fix> sure(Source source, List<Diagnostic> findings) {
    return of(source, findings, true);
  }

  private static Optional<Fix> of(Source source, List<Diagnostic> findings, boolean onlySure) {
    List<Edit> all = new ArrayList<>();
    for (Diagnostic finding : findings) {
      Optional<Remedy> remedy = finding.remedy();
      if (remedy.isPresent()
          && (remedy.get().isSure() || !onlySure)
          && finding.location().source() == source) {
        all.add(new Edit(finding.location(), remedy.get()));
      }
    }
    all.sort(Comparator.comparingInt(Edit::start));
    List<Edit> edits = new ArrayList<>();
    int end = -1;
    for (Edit edit : all) {
      // Where aliases share a text, the first remedy counts; the next round sees to the rest.
      if (edit.start() > end) {
        edits.add(edit);
        end = edit.end();
      }
    }
    return edits.isEmpty() ? Optional.empty() : Optional.of(new Fix(source, edits));
  }

  private String written() {
    StringBuilder text = new StringBuilder(before.text().length() + 16);
    int copied = 0;
    for (Edit edit : edits) {
      text.append(before.text(), copied, edit.start()).append(edit.remedy().text());
      copied = edit.end();
    }
    return text.append(before.text(), copied, before.text().length()).toString();
  }

  /** The text with the remedies. */
  public Source fixed() {
    return after;
  }

  /** A finding about the fixed text, told at its place in the text as it is. */
  public Diagnostic back(Diagnostic finding) {
    List<Related> related = new ArrayList<>(finding.related().size());
    for (Related place : finding.related()) {
      related.add(new Related(place.message(), back(place.location())));
    }
    return new Diagnostic(
        finding.rule(),
        finding.severity(),
        finding.message(),
        finding.hint(),
        back(finding.location()),
        related,
        Optional.empty());
  }

  private Location back(Location place) {
    if (place.source() != after) {
      return place;
    }
    int start = back(place.span().start(), false);
    int end = Math.max(start, back(place.span().end(), true));
    String pointer = place.pointer();
    for (Edit edit : edits) {
      if (edit.remedy().move().isPresent() && edit.finding().document() == place.document()) {
        pointer = moved(pointer, edit.remedy().move().get());
      }
    }
    return new Location(before, new Span(start, end), place.document(), pointer);
  }

  private int back(int offset, boolean isEnd) {
    int grown = 0;
    for (Edit edit : edits) {
      int start = edit.start() + grown;
      int end = start + edit.remedy().text().length();
      if (isEnd ? offset <= start : offset < start || offset == start && start < end) {
        break;
      } else if (offset < end || isEnd && offset == end) {
        return isEnd ? edit.end() : edit.start();
      }
      grown += edit.growth();
    }
    return offset - grown;
  }

  private static String moved(String pointer, Remedy.Move move) {
    boolean within = pointer.equals(move.now()) || pointer.startsWith(move.now() + '/');
    return within ? move.before() + pointer.substring(move.now().length()) : pointer;
  }
}
