package dev.mpool.diag;

import static dev.mpool.diag.FindingBudget.MOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingBudgetTest {

  private static final Source SOURCE = new Source("a.yaml", "x".repeat(10 * MOST));

  private final FindingBudget budget = new FindingBudget(SOURCE);

  @Test
  void asManyAsTheBudgetHasAreToldAndNothingElse() {
    List<Diagnostic> found = findings(Rule.NO_FAILOVER, 0, MOST);
    assertThat(told(found)).isEqualTo(found);
    assertThat(budget.isSpent()).isFalse();
  }

  @Test
  void moreEndWithARemarkThatIsNoError() {
    List<Diagnostic> found = findings(Rule.NO_FAILOVER, 0, MOST + 1);
    List<Diagnostic> told = told(found);
    assertThat(told.subList(0, MOST)).isEqualTo(found.subList(0, MOST));
    assertThat(told).hasSize(MOST + 1);
    Diagnostic last = told.get(MOST);
    assertThat(last.rule()).isEqualTo(Rule.TOO_COMPLEX);
    assertThat(last.severity()).isEqualTo(Severity.INFO);
    assertThat(last.isRefusal()).isFalse();
    assertThat(last.message()).contains("more than " + MOST + " findings");
    assertThat(last.location().span()).isEqualTo(Span.at(SOURCE.text().length()));
  }

  @Test
  void findingsAreToldByPlace() {
    List<Diagnostic> found = findings(Rule.NO_FAILOVER, 0, 20);
    List<Diagnostic> mixed = new ArrayList<>(found);
    Collections.reverse(mixed);
    assertThat(told(mixed)).isEqualTo(found);
  }

  @Test
  void repetitionsDoNotCount() {
    List<Diagnostic> found = findings(Rule.EMPTY_PRIORITY, 0, MOST - 1);
    budget.add(found.get(0));
    assertThat(told(found)).isEqualTo(found);
    assertThat(told(found)).isEqualTo(found);
    assertThat(budget.isSpent()).isFalse();
  }

  @Test
  void theMostSevereAreTold() {
    List<Diagnostic> infos = findings(Rule.RENDER_STILL_REFUSES, 0, MOST);
    List<Diagnostic> warnings = findings(Rule.NO_FAILOVER, 2 * MOST, MOST - 20);
    List<Diagnostic> errors = findings(Rule.EMPTY_PRIORITY, 4 * MOST, 10);
    infos.forEach(budget::add);
    warnings.forEach(budget::add);
    List<Diagnostic> told = told(errors);
    assertThat(told).hasSize(MOST + 1).containsAll(warnings).containsAll(errors);
    assertThat(told.subList(0, 10)).isEqualTo(infos.subList(0, 10));
  }

  @Test
  void errorsAloneSpendIt() {
    findings(Rule.NO_FAILOVER, 0, 2 * MOST).forEach(budget::add);
    findings(Rule.EMPTY_PRIORITY, 0, MOST - 1).forEach(budget::add);
    assertThat(budget.isSpent()).isFalse();
    findings(Rule.EMPTY_PRIORITY, MOST, 1).forEach(budget::add);
    assertThat(budget.isSpent()).isTrue();
    assertThat(budget.told()).hasSize(MOST + 1);
  }

  @Test
  void whatWasNotJudgedIsRefusedHoweverMuchThatIs() {
    findings(Rule.EMPTY_PRIORITY, 0, MOST).forEach(budget::add);
    assertThat(budget.told()).hasSize(MOST);
    for (int i = 0; i < MOST; i++) {
      budget.addUnjudged(new Location(SOURCE, Span.at(2 * MOST + i), i + 1, ""), "Not judged.");
    }
    List<Diagnostic> told = budget.told();
    assertThat(told).hasSize(2 * MOST);
    assertThat(told.subList(MOST, 2 * MOST))
        .allMatch(Diagnostic::isRefusal)
        .extracting(finding -> finding.location().document())
        .doesNotHaveDuplicates();
  }

  private List<Diagnostic> told(List<Diagnostic> found) {
    found.forEach(budget::add);
    return budget.told();
  }

  private static List<Diagnostic> findings(Rule rule, int start, int count) {
    List<Diagnostic> findings = new ArrayList<>();
    for (int i = start; i < start + count; i++) {
      Location place = new Location(SOURCE, Span.at(i), 0, "");
      findings.add(Diagnostic.of(rule, place, "It is wrong."));
    }
    return findings;
  }
}
