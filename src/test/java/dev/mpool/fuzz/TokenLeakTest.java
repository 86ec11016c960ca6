package dev.mpool.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mpool.Outcome;
import dev.mpool.Settings;
import dev.mpool.cases.CaseRun;
import dev.mpool.explain.ChainJson;
import dev.mpool.migrate.AgentgatewayBackends;
import dev.mpool.migrate.Migrated;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.report.ReportFormat;
import dev.mpool.rule.RuleSettings;
import dev.mpool.text.SourceReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
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

  @Test
  void tokensInAnyPlaceStayHidden() {
    Fuzzing.repeat(
        random -> {
          String token = PlantedToken.ofAnyForm(random).token();
          check(token, MisplacedToken.text(random, token));
        });
  }

  @Test
  void tokensInAnyPlaceOfABrokenTextStayHidden() {
    Fuzzing.repeat(
        random -> {
          String token = PlantedToken.ofAnyForm(random).token();
          tryOne(random, new PlantedToken(MisplacedToken.text(random, token), token));
        });
  }

  @Test
  void tokensAreNotMigrated() {
    Fuzzing.repeat(
        random -> {
          PlantedToken manifest = PlantedToken.ofAnyForm(random);
          String token = manifest.token();
          String text = manifest.text() + "# formerly " + token + '\n';
          CaseRun run = CaseRun.of("fuzz.yaml", text.getBytes(UTF_8), SETTINGS);
          if (run.outcome() instanceof Outcome.Compiled compiled) {
            List<Migrated> migrated =
                AgentgatewayBackends.of(run.inspection().backends(), compiled.plan(), false);
            check(token, migrated.toString(), ReportFormat.TEXT, text);
          }
        });
  }

  private static void tryOne(Random random, PlantedToken manifest) {
    String token = manifest.token();
    check(token, BrokenText.of(random, manifest.text(), token, 1 + random.nextInt(3)));
  }

  private static void check(String token, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    CaseRun run = CaseRun.of("fuzz.yaml", bytes, SETTINGS);
    for (ReportFormat format : ReportFormat.values()) {
      check(token, CaseRun.report(run.inspection(), format), format, text);
    }
    check(token, run.renderReport(), ReportFormat.TEXT, text);
    FailoverPlan plan = run.outcome().plan();
    StringWriter explained = new StringWriter();
    try {
      new ChainJson().write(plan, explained);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    check(token, explained.toString(), ReportFormat.JSON, text);
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
