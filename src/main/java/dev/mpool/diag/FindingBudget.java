package dev.mpool.diag;

import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Takes all that is found in one file, tells nothing twice at one place, and counts. Nobody reads
 * thousands of findings, and a hostile file of a megabyte has a hundred thousand. Who looks for
 * errors asks whether the budget of them is spent: what stands behind is not judged any more and
 * counts as refused, so that nothing is ever taken for right that nobody has looked at.
 */
public final class FindingBudget implements Findings {

  /** Most findings of a file that are told, refusals of what was not judged apart. */
  public static final int MOST = 5_000;

  private final Source source;
  private final Set<String> told = new HashSet<>();
  private final List<Diagnostic> errors = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();
  private final List<Diagnostic> infos = new ArrayList<>(0);
  private final List<Diagnostic> unjudged = new ArrayList<>(0);
  private boolean exceeded;

  /** The budget of a file in which nothing was found yet. */
  public FindingBudget(Source source) {
    this.source = source;
  }

  /** What makes a finding a repetition of another, such as where aliases share a text. */
  private static String identity(Diagnostic finding) {
    Span span = finding.location().span();
    return finding.rule().id() + ' ' + span.start() + ' ' + span.end() + ' ' + finding.message();
  }

  @Override
  public void add(Diagnostic finding) {
    String identity = identity(finding);
    if (told.contains(identity)) {
      return;
    }
    List<Diagnostic> alike = finding.severity().of(errors, warnings, infos);
    if (alike.size() < MOST) {
      alike.add(finding);
      told.add(identity);
    } else {
      exceeded = true;
    }
  }

  /** Takes back what has turned out to be no more than the consequence of another finding. */
  public void takeBack(Predicate<Diagnostic> consequences) {
    errors.removeIf(consequences);
    warnings.removeIf(consequences);
    infos.removeIf(consequences);
  }

  /** Adds that something is refused without having been judged. */
  public void addUnjudged(Location place, String message) {
    unjudged.add(Diagnostic.of(Rule.TOO_COMPLEX, place, message));
  }

  /** Whether as many errors were found as are told. */
  public boolean isSpent() {
    return errors.size() == MOST;
  }

  /** What is told of the file, by place: errors before warnings, where that is too much. */
  public List<Diagnostic> told() {
    List<Diagnostic> told = new ArrayList<>(errors);
    told.addAll(unjudged);
    int all = told.size() + warnings.size() + infos.size();
    fill(told, warnings);
    fill(told, infos);
    told.sort(new ByPlace());
    if (exceeded || told.size() < all) {
      told.add(remark());
    }
    return told;
  }

  private static void fill(List<Diagnostic> told, List<Diagnostic> others) {
    int room = Math.max(0, MOST - told.size());
    told.addAll(others.subList(0, Math.min(room, others.size())));
  }

  /** At the end of the file, and no error: it says nothing about any document. */
  private Diagnostic remark() {
    return new Diagnostic(
        Rule.TOO_COMPLEX,
        Severity.INFO,
        "This file has more than " + MOST + " findings. Only the most severe ones are told.",
        Optional.of("Correct those first."),
        Location.of(source, Span.at(source.text().length())),
        List.of(),
        Optional.empty());
  }
}
