package dev.mpool.diag;

import dev.mpool.text.Location;
import java.util.Comparator;

/**
 * The order of findings in a file: by place, then rule. By hand, because chained comparators are
 * lambdas, which take their time at start-up.
 */
final class ByPlace implements Comparator<Diagnostic> {

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
