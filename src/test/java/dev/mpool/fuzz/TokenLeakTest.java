package dev.mpool.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mpool.Settings;
import dev.mpool.cases.CaseRun;
import dev.mpool.report.ReportFormat;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.SourceReader;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * However a manifest with an inline token is broken, no report tells the token or a piece of it.
 */
class TokenLeakTest {

  private static final Settings SETTINGS =
      new Settings(RuleSettings.DEFAULTS, SourceReader.DEFAULT_MAX_BYTES, 1);

  /** A piece that is long enough to tell a token from words that stand in reports anyway. */
  private static final int PIECE = 8;

  @Test
  void keysOfProvidersStayHidden() {
    Fuzzing.repeat(random -> tryOne(random, PlantedToken.ofAProvider(random)));
  }

  @Test
  void tokensOfAnyFormStayHidden() {
    Fuzzing.repeat(random -> tryOne(random, PlantedToken.ofAnyForm(random)));
  }

  private static void tryOne(Random random, PlantedToken manifest) {
    String text = BrokenText.of(random, manifest.text(), manifest.token(), 1 + random.nextInt(3));
    CaseRun run = CaseRun.of("fuzz.yaml", text.getBytes(UTF_8), SETTINGS);
    for (ReportFormat format : ReportFormat.values()) {
      check(manifest.token(), CaseRun.report(run.inspection(), format), format, text);
    }
    check(manifest.token(), run.renderReport(), ReportFormat.TEXT, text);
  }

  private static void check(String token, String report, ReportFormat format, String text) {
    for (int at = 0; at + PIECE <= token.length(); at++) {
      if (report.contains(token.substring(at, at + PIECE))) {
        throw new AssertionError(
            format.label()
                + " tells "
                + token.substring(at, at + PIECE)
                + ":\n"
                + report
                + "\nof\n"
                + text);
      }
    }
  }
}
