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

  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparingInt((Diagnostic d) -> d.location().span().start())
          .thenComparing(d -> d.rule())
          .thenComparingInt(d -> d.location().span().end())
          .thenComparing(Diagnostic::message)
          .thenComparing(d -> d.location().pointer());

  private Diagnostics() {}

  /** Sorts and removes repetitions; sources keep the order in which they first appear. */
  public static List<Diagnostic> inOrder(Collection<Diagnostic> found) {
    Map<String, List<Diagnostic>> bySource = new LinkedHashMap<>();
    for (Diagnostic diagnostic : found) {
      bySource
          .computeIfAbsent(diagnostic.location().source().name(), name -> new ArrayList<>())
          .add(diagnostic);
    }
    List<Diagnostic> ordered = new ArrayList<>(found.size());
    for (List<Diagnostic> ofSource : bySource.values()) {
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
        && at.span().equals(other.span())
        && a.message().equals(b.message());
  }
}
