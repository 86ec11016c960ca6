package dev.mpool.inspect;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.FindingBudget;
import dev.mpool.diag.Findings;
import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.Manifests.Manifest;
import dev.mpool.rule.FindingFilter;
import dev.mpool.rule.RuleSettings;
import dev.mpool.rule.Suppression;
import dev.mpool.text.Reading;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one file holds and what is wrong in it, as it comes to light: first by the phases that look
 * at the file alone, then by the rules about the whole input.
 */
final class InspectedFile {

  private final Source source;
  private final FindingBudget budget;
  private final FindingFilter findings;
  private final int documents;
  private final boolean unreadable;
  private final List<Manifest> manifests;
  private int skipped;

  /** The text in which sure mistakes were mended; the source itself if there were none. */
  private Source before;

  /** The last document that was refused without having been judged. */
  private int unjudged = -1;

  private InspectedFile(
      Source source,
      FindingBudget budget,
      FindingFilter findings,
      int documents,
      boolean unreadable) {
    this.source = source;
    this.before = source;
    this.budget = budget;
    this.findings = findings;
    this.documents = documents;
    this.unreadable = unreadable;
    this.manifests = new ArrayList<>(documents);
  }

  /**
   * A file that was read as YAML.
   *
   * @param budget what is wrong with it as YAML has been added
   */
  static InspectedFile of(YamlStream yaml, FindingBudget budget, RuleSettings rules) {
    FindingFilter findings = new FindingFilter(rules, Suppression.allOf(yaml), budget);
    return new InspectedFile(yaml.source(), budget, findings, yaml.documents().size(), false);
  }

  /** A file in which nothing is looked at. */
  private static InspectedFile unopened(Source source, RuleSettings rules, boolean unreadable) {
    FindingBudget budget = new FindingBudget(source);
    FindingFilter findings = new FindingFilter(rules, List.of(), budget);
    return new InspectedFile(source, budget, findings, 0, unreadable);
  }

  /** A file without a text that could be looked at. */
  static InspectedFile refused(Reading.Refused why, RuleSettings rules) {
    boolean unreadable = why.kind() == Reading.Kind.UNREADABLE;
    InspectedFile file = unopened(why.source(), rules, unreadable);
    file.budget.add(Diagnostic.of(why));
    return file;
  }

  /**
   * A file that is passed over whole, and counts as one object.
   *
   * @param why what is told of it, if anything
   */
  static InspectedFile passedOver(Source source, RuleSettings rules, Optional<Diagnostic> why) {
    InspectedFile file = unopened(source, rules, false);
    if (why.isPresent()) {
      file.findings.add(why.get());
    }
    file.skip(1);
    return file;
  }

  /** Where rules add what they find. */
  Findings findings() {
    return findings;
  }

  /** Takes back what is no more than the consequence of another finding. */
  void takeBack(Predicate<Diagnostic> consequences) {
    budget.takeBack(consequences);
  }

  /** Takes note of what the author has accepted in the same lines with mistakes mended. */
  void addAccepted(InspectedFile mended) {
    findings.addAccepted(mended.findings);
  }

  /** Begins to judge an object, with what an API server says about it. */
  void startObject(List<Diagnostic> refusals) {
    findings.startObject(refusals);
  }

  /** Ends what {@link #startObject} began, and takes what the object is. */
  void endObject(ManifestObject object, Object value) {
    boolean sound = findings.endObject();
    manifests.add(new Manifest(value, object.location(), sound));
  }

  /** Takes what an object is that nothing can be wrong with. */
  void add(ManifestObject object, Object value) {
    manifests.add(new Manifest(value, object.location(), true));
  }

  /** Takes as much of an object as is known without judging it. */
  void addUnjudged(ManifestObject object, Object value) {
    refuseUnjudged(object);
    manifests.add(new Manifest(value, object.location(), false));
  }

  /** Whether so much is wrong in this file that no more objects are judged. */
  boolean isSpent() {
    return budget.isSpent();
  }

  /** Refuses the document of an object that is not judged. */
  void refuseUnjudged(ManifestObject object) {
    if (object.document().index() != unjudged) {
      unjudged = object.document().index();
      budget.addUnjudged(
          object.location(),
          "This document is not judged, because so much is wrong in this file. It counts as"
              + " refused.");
    }
  }

  /** Counts objects that are of another kind or API group. */
  void skip(int objects) {
    skipped += objects;
  }

  /** Adds what is wrong with suppressions, now that nothing else will be found. */
  void end() {
    findings.addRemarksOnSuppressions();
  }

  Source source() {
    return source;
  }

  /** The same file, which was made from another text. */
  InspectedFile mendedFrom(Source other) {
    before = other;
    return this;
  }

  /** The text that {@link #source} was made from by mending; most often that itself. */
  Source before() {
    return before;
  }

  /** YAML documents that are not empty. */
  int documents() {
    return documents;
  }

  int skipped() {
    return skipped;
  }

  /**
   * Whether the file could not be read at all; one that is too large or no text was read and found
   * wrong.
   */
  boolean isUnreadable() {
    return unreadable;
  }

  List<Manifest> manifests() {
    return manifests;
  }

  /** What is told of the file so far. */
  List<Diagnostic> told() {
    return budget.told();
  }
}
