package dev.mpool.yaml;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a source as YAML, up to a number of findings that somebody may still read. */
final class Findings {

  private static final int MOST = 1000;

  private final Source source;
  private final List<Diagnostic> found = new ArrayList<>();

  Findings(Source source) {
    this.source = source;
  }

  void add(Diagnostic diagnostic) {
    if (found.size() < MOST) {
      found.add(diagnostic);
    } else if (found.size() == MOST) {
      found.add(
          Diagnostic.of(
              Rule.TOO_COMPLEX,
              new Location(
                  source, diagnostic.location().span(), diagnostic.location().document(), ""),
              "This file has more than " + MOST + " YAML errors; it is not read any further."));
    }
  }

  /** Whether there are so many that reading on is of no use. */
  boolean isFull() {
    return found.size() > MOST;
  }

  Location at(int document, Span span, String pointer) {
    return new Location(source, span, document, pointer);
  }

  List<Diagnostic> all() {
    return found;
  }
}
