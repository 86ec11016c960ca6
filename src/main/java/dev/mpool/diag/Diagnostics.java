package dev.mpool.diag;

import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of a run in the order they are reported: by file as given, then place, then rule.
 * Nothing is told twice at one place, also where aliases put the same text into several fields.
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

  /** Sorts and removes repetitions; sources keep the order in which they first appear. */
  public static List<Diagnostic> inOrder(Collection<Diagnostic> found) {
    return inOrder(found, List.of());
  }

  /**
   * Sorts and removes repetitions.
   *
   * @param sources names of sources in the order that is wanted; others follow behind them in the
   *     order in which they first appear
   */
  public static List<Diagnostic> inOrder(Collection<Diagnostic> found, List<String> sources) {
    Map<String, List<Diagnostic>> bySource = new LinkedHashMap<>();
    for (String source : sources) {
      bySource.put(source, null);
    }
    for (Diagnostic diagnostic : found) {
      String name = diagnostic.location().source().name();
      List<Diagnostic> ofSource = bySource.get(name);
      if (ofSource == null) {
        ofSource = new ArrayList<>();
        bySource.put(name, ofSource);
      }
      ofSource.add(diagnostic);
    }
    List<Diagnostic> ordered = new ArrayList<>(found.size());
    for (List<Diagnostic> ofSource : bySource.values()) {
      if (ofSource == null) {
        continue;
      }
      ofSource.sort(BY_PLACE);
      Diagnostic last = null;
      for (Diagnostic diagnostic : ofSource) {
        if (last == null || !samePlace(last, diagnostic)) {
          ordered.add(diagnostic);
        }
        last = diagnostic;
      }
    }
    return List.copyOf(ordered);
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
