package dev.mpool.diag;

import dev.mpool.text.Location;
import dev.mpool.text.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of a run in the order they are reported: by file as given, then place, then rule.
 * Nothing is told twice at one place, also where aliases put the same text into several fields; of
 * one file no more is told than {@link FindingLimit} says.
 */
public final class Diagnostics {

  private static final Comparator<Diagnostic> BY_PLACE = new ByPlace();

  /** By hand, because chained comparators are lambdas, which take their time at start-up. */
  private static final class ByPlace implements Comparator<Diagnostic> {

    @Override
    public int compare(Diagnostic a, Diagnostic b) {
      Location at = a.location();
      Location other = b.location();
      int order = Integer.compare(at.span().start(), other.span().start());
      order = order != 0 ? order : a.rule().compareTo(b.rule());
      order = order != 0 ? order : Integer.compare(at.span().end(), other.span().end());
      order = order != 0 ? order : at.pointer().compareTo(other.pointer());
      return order != 0 ? order : a.message().compareTo(b.message());
    }
  }

  private Diagnostics() {}

  /**
   * Sorts, removes repetitions and holds the limit; sources keep the order in which they first
   * appear.
   */
  public static List<Diagnostic> inOrder(Collection<Diagnostic> found) {
    return inOrder(found, List.of());
  }

  /**
   * Sorts, removes repetitions and holds the limit.
   *
   * @param sources names of sources in the order that is wanted; others follow behind them in the
   *     order in which they first appear
   */
  public static List<Diagnostic> inOrder(Collection<Diagnostic> found, List<String> sources) {
    Map<String, List<Diagnostic>> bySource = new LinkedHashMap<>();
    for (String source : sources) {
      bySource.put(source, null);
    }
    Source source = null;
    List<Diagnostic> ofSource = List.of();
    for (Diagnostic diagnostic : found) {
      // Those of one source mostly follow each other.
      if (diagnostic.location().source() != source) {
        source = diagnostic.location().source();
        ofSource = bySource.get(source.name());
        if (ofSource == null) {
          ofSource = new ArrayList<>();
          bySource.put(source.name(), ofSource);
        }
      }
      ofSource.add(diagnostic);
    }
    List<Diagnostic> ordered = new ArrayList<>(found.size());
    for (List<Diagnostic> ofOne : bySource.values()) {
      if (ofOne != null) {
        ofOne.sort(BY_PLACE);
        ordered.addAll(FindingLimit.within(withoutRepetitions(ofOne)));
      }
    }
    return List.copyOf(ordered);
  }

  private static List<Diagnostic> withoutRepetitions(List<Diagnostic> sorted) {
    List<Diagnostic> different = new ArrayList<>(sorted.size());
    Diagnostic last = null;
    for (Diagnostic diagnostic : sorted) {
      if (last == null || !samePlace(last, diagnostic)) {
        different.add(diagnostic);
      }
      last = diagnostic;
    }
    return different;
  }

  private static boolean samePlace(Diagnostic a, Diagnostic b) {
    Location at = a.location();
    Location other = b.location();
    return a.rule() == b.rule()
        && at.span().start() == other.span().start()
        && at.span().end() == other.span().end()
        && a.message().equals(b.message());
  }
}
