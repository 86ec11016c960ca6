package dev.mpool.rule;

import dev.mpool.diag.BoundedFindings;
import dev.mpool.diag.Category;
import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Severity;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes what is found in one document, as a list that is only added to. Each finding gets the
 * severity that is asked for; what is switched off, repeats a refusal or is accepted by the author
 * does not count.
 */
public final class RuleFindings extends AbstractList<Diagnostic> {

  private final RuleSettings settings;
  private final Suppressions suppressions;
  private final BoundedFindings told;

  /** One for each suppression that covers any: the first. */
  private final Map<Suppressions.Target, Diagnostic> accepted = new HashMap<>();

  private boolean refused;
  private boolean errorInObject;
  private Repetitions repetitions = Repetitions.of(List.of());

  /** Room for findings that no suppression is for. */
  RuleFindings(RuleSettings settings) {
    this(settings, Suppressions.of(List.of(), settings), Severity.INFO);
  }

  /**
   * Room for the findings of a document.
   *
   * @param suppressions those of its file
   * @param least findings that are less severe are not kept
   */
  public RuleFindings(RuleSettings settings, Suppressions suppressions, Severity least) {
    this.settings = settings;
    this.suppressions = suppressions;
    this.told = new BoundedFindings(least);
  }

  /** Adds what the schema check found in an object; the rules' findings about it follow. */
  public void startObject(List<Diagnostic> refusals) {
    refused |= !refusals.isEmpty();
    errorInObject = !refusals.isEmpty();
    for (Diagnostic refusal : refusals) {
      told.add(refusal);
    }
    repetitions = Repetitions.of(refusals);
  }

  @Override
  public boolean add(Diagnostic finding) {
    Diagnostic judged = judged(finding);
    if (judged == null || repetitions.contain(judged)) {
      return false;
    }
    Suppressions.Target covering = suppressions.covering(judged);
    if (covering == null) {
      errorInObject |= judged.isError();
      told.add(judged);
    } else {
      accepted.putIfAbsent(covering, judged);
    }
    return true;
  }

  /** The finding as severe as is asked for; null if its rule is switched off. */
  private Diagnostic judged(Diagnostic finding) {
    if (finding.rule().category() != Category.RULE) {
      return finding;
    }
    Optional<Severity> severity = settings.severityOf(finding.rule());
    if (severity.isEmpty()) {
      return null;
    }
    return severity.get() == finding.severity() ? finding : finding.withSeverity(severity.get());
  }

  @Override
  public Diagnostic get(int index) {
    return told().get(index);
  }

  @Override
  public int size() {
    return told().size();
  }

  /** Whether the schema check found anything. */
  public boolean haveRefusal() {
    return refused;
  }

  /** Whether the object that is looked at has an error, be it told at another object already. */
  public boolean haveErrorInObject() {
    return errorInObject;
  }

  /** Whether only refusals could still be told. */
  public boolean isFullOfErrors() {
    return told.isFullOfErrors();
  }

  /** What is to be told, in the order of reports. */
  public List<Diagnostic> told() {
    return told.inOrder();
  }

  /** What the author has accepted. */
  public List<Diagnostic> accepted() {
    return accepted.isEmpty() ? List.of() : new ArrayList<>(accepted.values());
  }
}
