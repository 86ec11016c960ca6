package dev.mpool.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Related;
import dev.mpool.text.Location;
import java.util.List;

/** What every finding has to be, whatever the input. */
public final class FindingChecks {

  private FindingChecks() {}

  /** Every finding has words and a place that lies in the text it is about. */
  public static void pointIntoTheirText(List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      assertThat(finding.message()).isNotBlank();
      assertThat(finding.hint().orElse("x")).isNotBlank();
      liesInItsText(finding.location());
      for (Related related : finding.related()) {
        assertThat(related.message()).isNotBlank();
        liesInItsText(related.location());
      }
    }
  }

  private static void liesInItsText(Location location) {
    assertThat(location.span().start()).isNotNegative();
    assertThat(location.span().end())
        .isBetween(location.span().start(), location.source().text().length());
    assertThat(location.range().start().line()).isBetween(1, location.source().lineCount());
  }
}
