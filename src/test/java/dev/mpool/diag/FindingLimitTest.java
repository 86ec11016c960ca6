package dev.mpool.diag;

import static dev.mpool.diag.FindingLimit.MOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.text.Location;
import dev.mpool.text.Source;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingLimitTest {

  private static final Source SOURCE = new Source("a.yaml", "x".repeat(10 * MOST));

  @Test
  void asManyAsTheLimitAreToldAndNothingElse() {
    List<Diagnostic> found = warnings(0, MOST);
    assertThat(Diagnostics.inOrder(found)).isEqualTo(found);
  }

  @Test
  void moreThanTheLimitEndWithARemarkThatIsNoError() {
    List<Diagnostic> found = warnings(0, MOST + 1);
    List<Diagnostic> told = Diagnostics.inOrder(found);
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
  void repetitionsDoNotCount() {
    List<Diagnostic> found = new ArrayList<>(warnings(0, MOST));
    found.addAll(warnings(0, MOST));
    assertThat(Diagnostics.inOrder(found)).hasSize(MOST).noneMatch(FindingLimitTest::isRemark);
  }

  @Test
  void eachFileHasItsOwnLimit() {
    List<Diagnostic> found = new ArrayList<>(warnings(0, MOST));
    Source other = new Source("b.yaml", SOURCE.text());
    for (int i = 0; i < MOST; i++) {
      found.add(Diagnostic.of(Rule.NO_FAILOVER, new Location(other, Span.at(i), 0, ""), "b"));
    }
    assertThat(Diagnostics.inOrder(found)).hasSize(2 * MOST).noneMatch(FindingLimitTest::isRemark);
  }

  @Test
  void theMostSevereAreTold() {
    List<Diagnostic> found = new ArrayList<>(warnings(0, MOST));
    found.addAll(findings(Rule.RENDER_STILL_REFUSES, 0, 2 * MOST, MOST));
    found.addAll(findings(Rule.EMPTY_PRIORITY, 0, 3 * MOST, 10));
    List<Diagnostic> told = Diagnostics.inOrder(found);
    assertThat(told.subList(0, MOST - 10)).isEqualTo(found.subList(0, MOST - 10));
    assertThat(told.subList(MOST - 10, MOST))
        .isEqualTo(found.subList(found.size() - 10, found.size()));
    assertThat(told).hasSize(MOST + 1);
  }

  @Test
  void everyRefusedDocumentKeepsARefusal() {
    List<Diagnostic> found = new ArrayList<>(findings(Rule.UNKNOWN_FIELD, 0, 0, 2 * MOST));
    found.addAll(findings(Rule.UNKNOWN_FIELD, 1, 2 * MOST, 2));
    found.addAll(findings(Rule.EMPTY_PRIORITY, 2, 3 * MOST, 2));
    found.addAll(findings(Rule.WRONG_TYPE, 3, 4 * MOST, 2));
    List<Diagnostic> told = Diagnostics.inOrder(found);
    assertThat(told).hasSize(MOST + 1);
    assertThat(told.subList(MOST - 2, MOST))
        .containsExactly(found.get(2 * MOST), found.get(2 * MOST + 4));
  }

  @Test
  void moreRefusedDocumentsThanTheLimitAreAllTold() {
    List<Diagnostic> found = new ArrayList<>();
    for (int i = 0; i < MOST + 5; i++) {
      found.addAll(findings(Rule.UNKNOWN_FIELD, i, 2 * i, 2));
    }
    List<Diagnostic> told = Diagnostics.inOrder(found);
    assertThat(told).hasSize(MOST + 5 + 1);
    assertThat(told.subList(0, MOST + 5))
        .extracting(finding -> finding.location().document())
        .doesNotHaveDuplicates();
  }

  @Test
  void findingsMayBeLimitedAgainWithMore() {
    List<Diagnostic> once = Diagnostics.inOrder(warnings(0, MOST + 1));
    assertThat(Diagnostics.inOrder(once)).isEqualTo(once);
    List<Diagnostic> more = new ArrayList<>(once);
    more.addAll(findings(Rule.EMPTY_PRIORITY, 0, 3 * MOST, 1));
    List<Diagnostic> told = Diagnostics.inOrder(more);
    assertThat(told).hasSize(MOST + 1);
    assertThat(told.get(MOST - 1).isError()).isTrue();
    assertThat(told).filteredOn(FindingLimitTest::isRemark).hasSize(1);
  }

  @Test
  void boundedFindingsTellTheSameAsAllFindings() {
    List<Diagnostic> found = new ArrayList<>(warnings(0, 3 * MOST));
    found.addAll(findings(Rule.EMPTY_PRIORITY, 0, 5 * MOST, 3 * MOST));
    found.addAll(findings(Rule.UNKNOWN_FIELD, 1, 9 * MOST, 1));
    BoundedFindings bounded = new BoundedFindings(Severity.INFO);
    found.forEach(bounded::add);
    assertThat(bounded.isFullOfErrors()).isTrue();
    assertThat(bounded.inOrder()).isEqualTo(Diagnostics.inOrder(found));
  }

  @Test
  void boundedFindingsDoNotLoseAnErrorAmongWarnings() {
    List<Diagnostic> found = new ArrayList<>(warnings(0, 4 * MOST));
    found.addAll(findings(Rule.EMPTY_PRIORITY, 0, 2, 1));
    Collections.reverse(found);
    BoundedFindings bounded = new BoundedFindings(Severity.WARNING);
    found.forEach(bounded::add);
    assertThat(bounded.isFullOfErrors()).isFalse();
    assertThat(bounded.inOrder()).hasSize(MOST + 1).filteredOn(Diagnostic::isError).hasSize(1);
  }

  @Test
  void boundedFindingsPassOverWhatIsLessSevere() {
    BoundedFindings bounded = new BoundedFindings(Severity.ERROR);
    warnings(0, 3).forEach(bounded::add);
    findings(Rule.EMPTY_PRIORITY, 0, 0, 2).forEach(bounded::add);
    assertThat(bounded.inOrder()).hasSize(2).allMatch(Diagnostic::isError);
  }

  @Test
  void theTallyTellsWhatStillCounts() {
    FindingTally tally = new FindingTally();
    assertThat(tally.least()).isEqualTo(Severity.INFO);
    tally.add(findings(Rule.RENDER_STILL_REFUSES, 0, 0, MOST));
    assertThat(tally.least()).isEqualTo(Severity.INFO);
    tally.add(warnings(0, 1));
    assertThat(tally.least()).isEqualTo(Severity.WARNING);
    tally.add(findings(Rule.EMPTY_PRIORITY, 0, 0, MOST));
    assertThat(tally.least()).isEqualTo(Severity.ERROR);
    tally.add(findings(Rule.EMPTY_PRIORITY, 0, 0, 1));
    assertThat(tally.least()).isNull();
  }

  private static boolean isRemark(Diagnostic finding) {
    return finding.rule() == Rule.TOO_COMPLEX;
  }

  private static List<Diagnostic> warnings(int start, int count) {
    return findings(Rule.NO_FAILOVER, 0, start, count);
  }

  private static List<Diagnostic> findings(Rule rule, int document, int start, int count) {
    List<Diagnostic> findings = new ArrayList<>();
    for (int i = start; i < start + count; i++) {
      Location place = new Location(SOURCE, Span.at(i), document, "");
      findings.add(Diagnostic.of(rule, place, "It is wrong."));
    }
    return findings;
  }
}
