package dev.mpool.yaml;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import dev.mpool.yaml.syntax.SyntaxProblem;
import java.util.List;
import java.util.Optional;

/** Tells what is wrong with a source as YAML, until that is more than is told of a file. */
final class Problems {

  private final Source source;
  private final FindingBudget budget;
  private boolean full;

  Problems(Source source, FindingBudget budget) {
    this.source = source;
    this.budget = budget;
  }

  void add(Diagnostic diagnostic) {
    if (!budget.isSpent()) {
      budget.add(diagnostic);
    } else if (!full) {
      full = true;
      Location last = diagnostic.location();
      budget.addUnjudged(
          at(last.document(), last.span(), ""),
          "This file has more than " + FindingBudget.MOST + " errors; it is not read any further.");
    }
  }

  /** Whether there are so many that reading on is of no use. */
  boolean isFull() {
    return full;
  }

  /** Adds that the document at an offset is one too many. */
  void tooManyDocuments(int most, int at) {
    String message = "This file has more than " + most + " documents; it is not read any further.";
    budget.addUnjudged(at(most, Span.at(at), ""), message);
  }

  void notAMapping(int document, YamlNode root) {
    add(
        Diagnostic.of(
                Rule.NOT_A_MAPPING,
                at(document, root.span(), ""),
                root instanceof YamlSequence
                    ? "This document is a list, not a Kubernetes object."
                    : "This document is a single value, not a Kubernetes object.")
            .withHint("Begin each object with apiVersion and kind, and separate objects by ---."));
  }

  /** Adds what keeps a document from being read, in plainer words where the cause is plain. */
  void syntax(int document, String pointer, SyntaxProblem problem) {
    SyntaxProblem plainer = plainer(problem);
    Diagnostic diagnostic =
        Diagnostic.of(Rule.YAML_SYNTAX, at(document, plainer.span(), pointer), plainer.message());
    if (plainer.hint().isPresent()) {
      diagnostic = diagnostic.withHint(plainer.hint().get());
    }
    if (plainer.note().isPresent()) {
      SyntaxProblem.Note note = plainer.note().get();
      Location place = at(document, note.span(), pointer);
      diagnostic = diagnostic.withRelated(List.of(new Related(note.message(), place)));
    }
    add(diagnostic);
  }

  private SyntaxProblem plainer(SyntaxProblem problem) {
    int offset = problem.span().start();
    Optional<SyntaxProblem> cause = TemplatePlaceholder.near(source.text(), offset);
    if (cause.isEmpty()) {
      cause = MergeConflict.near(source.text(), offset);
    }
    return cause.orElse(problem);
  }

  Location at(int document, Span span, String pointer) {
    return new Location(source, span, document, pointer);
  }
}
