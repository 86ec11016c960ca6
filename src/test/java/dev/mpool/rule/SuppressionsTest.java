package dev.mpool.rule;

import static dev.mpool.rule.Manifest.OPENAI;
import static dev.mpool.rule.Manifest.llm;
import static dev.mpool.rule.Manifest.multipool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import dev.mpool.model.TlsChoice;
import dev.mpool.rule.RuleSettings.Purpose;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionsTest {

  /** A manifest whose port is a finding; the comments stand above and behind the port. */
  private static String port(String above, String behind) {
    return llm(
        "hostOverride:", "  host: a.example.com", "  " + above, "  port: 80" + behind, OPENAI);
  }

  private static String above(String comment) {
    return port(comment, "");
  }

  @Test
  void withoutAReasonToSuppressTheFindingIsReported() {
    assertThat(Checked.of(port("", "")).rules()).containsExactly("plaintext-credential");
    for (String comment :
        new String[] {"# an ordinary comment", "# mpool.", "# mpool-", "# mpools,"}) {
      assertThat(Checked.of(above(comment)).rules()).containsExactly("plaintext-credential");
    }
  }

  @Test
  void aCommentOnTheLineSuppresses() {
    assertThat(Checked.of(port("", " # mpool:ignore plaintext-credential loopback only")).rules())
        .isEmpty();
  }

  @Test
  void aCommentAloneOnTheLineAboveSuppresses() {
    assertThat(Checked.of(above("# mpool:ignore plaintext-credential loopback only")).rules())
        .isEmpty();
    assertThat(Checked.of(above("#mpool:ignore  plaintext-credential \t x")).rules()).isEmpty();
    assertThat(Checked.of(above("# mpool: ignore plaintext-credential x")).rules()).isEmpty();
  }

  @Test
  void whatCouldNotBeJudgedIsNotSaidToHaveNoFinding() {
    String ignored = "- host: a.example.com # mpool:ignore host-invalid it is so";
    assertThat(Checked.of(llm("overrides:", "  " + ignored, OPENAI)).rules())
        .containsExactly("unknown-field");
    assertThat(Checked.of(llm("hostOverride:", "  " + ignored, "  - port: 1", OPENAI)).rules())
        .containsExactly("wrong-type");
    assertThat(Checked.of(above("# mpool:ignore host-invalid x") + "  : [").rules())
        .containsOnly("yaml-syntax");
  }

  @Test
  void whatIsAcceptedBelowAMisspeltNameCounts() {
    String accepted = port("# mpool:ignore plaintext-credential loopback only", "");
    assertThat(Checked.of(accepted.replace("hostOverride", "hostoverride")).rules())
        .containsExactly("unknown-field");
  }

  @Test
  void otherCommentsMayStandBetween() {
    assertThat(
            Checked.of(above("# mpool:ignore plaintext-credential x\n          # y\n          #z"))
                .rules())
        .isEmpty();
  }

  @Test
  void severalRulesAreSuppressedByACommentEach() {
    String manifest =
        above(
            "# mpool:ignore ambiguous-scalar old habit\n"
                + "          # why\n"
                + "          # mpool:ignore plaintext-credential loopback only");
    assertThat(Checked.of(manifest.replace("port: 80", "port: 0120")).rules()).isEmpty();
    assertThat(Checked.of(manifest).of(Rule.UNUSED_SUPPRESSION)).hasSize(1);
  }

  @Test
  void oneCommentSuppressesAllFindingsOfItsRuleOnTheLine() {
    String entry = "hostOverride: {host: a.example.com, port: 80}\n" + OPENAI;
    String manifest = multipool(entry, entry.replace("port: 80", "port: 81"));
    assertThat(Checked.of(manifest).rules())
        .containsExactly("plaintext-credential", "plaintext-credential");
    String marked =
        manifest.replace("port: 80}", "port: 80} # mpool:ignore plaintext-credential x");
    assertThat(Checked.of(marked).rules()).containsExactly("plaintext-credential");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# mpool:ignore plaintext-credential x\n",
        "# mpool:ignore plaintext-credential x\n        host2: 1",
      })
  void aLineBetweenEndsTheReach(String comment) {
    Checked checked = Checked.of(above(comment));
    assertThat(checked.rules()).contains("plaintext-credential", "unused-suppression");
  }

  @Test
  void aCommentBehindAValueIsNotForTheNextLine() {
    String manifest =
        port("", "")
            .replace(
                "a.example.com", "a.example.com # mpool:ignore plaintext-credential wrong line");
    assertThat(Checked.of(manifest).rules())
        .containsExactly("unused-suppression", "plaintext-credential");
  }

  @Test
  void aCommentAboveABlockIsForItsFirstLineOnly() {
    String manifest =
        llm(
            "# mpool:ignore plaintext-credential the whole block",
            "hostOverride:",
            "  host: a.example.com",
            "  port: 80",
            OPENAI);
    assertThat(Checked.of(manifest).rules())
        .containsExactly("unused-suppression", "plaintext-credential");
  }

  @Test
  void aSuppressionWithoutAReasonHasNoEffect() {
    Checked checked = Checked.of(above("# mpool:ignore plaintext-credential "));
    assertThat(checked.rules()).containsExactly("unused-suppression", "plaintext-credential");
    assertThat(checked.of(Rule.UNUSED_SUPPRESSION))
        .containsExactly(
            "=`# mpool:ignore plaintext-credential `: This suppression has no effect, because it"
                + " gives no reason. | Say why behind the rule: `# mpool:ignore"
                + " plaintext-credential REASON`.");
  }

  @Test
  void aSuppressionOfNothingIsReported() {
    Checked checked = Checked.of(llm("# mpool:ignore no-failover one is enough", OPENAI));
    assertThat(checked.findings())
        .extracting(Checked::describe)
        .containsExactly(
            "=`# mpool:ignore no-failover one is enough`: There is no finding of no-failover on"
                + " line 9 that this could suppress. | Remove the comment, or put it on the line of"
                + " the finding or alone on the line above.");
    assertThat(checked.findings().get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(checked.findings().get(0).location().line()).isEqualTo(8);
  }

  @Test
  void aMisspeltRuleIsReported() {
    assertThat(Checked.of(above("# mpool:ignore plaintext x")).of(Rule.UNUSED_SUPPRESSION))
        .containsExactly(
            "=`# mpool:ignore plaintext x`: This suppression has no effect: there is no rule"
                + " \"plaintext\". | `mpool rules` lists the rules.");
    assertThat(
            Checked.of(above("# mpool:ignore " + "a".repeat(81) + " x"))
                .of(Rule.UNUSED_SUPPRESSION))
        .singleElement()
        .asString()
        .contains("no rule \"" + "a".repeat(80) + "…\".");
  }

  @ParameterizedTest
  @CsvSource({
    "# mpool:ignore, This comment for mpool names no rule",
    "# mpool:ignroe plaintext-credential x, "
        + "This comment has no effect: mpool knows no order \"ignroe\"",
    "# mpool:x, This comment has no effect: mpool knows no order \"x\"",
    "# mpool ignore plaintext-credential x, "
        + "This comment has no effect: a colon is missing behind mpool",
    "# mpool-ignore plaintext-credential x, "
        + "This comment has no effect: a colon is missing behind mpool"
  })
  void aMisspeltOrderIsReported(String comment, String what) {
    assertThat(Checked.of(above(comment)).of(Rule.UNUSED_SUPPRESSION))
        .containsExactly("=`" + comment + "`: " + what + ". | Write `# mpool:ignore RULE REASON`.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"# mpool ignores this", "# mpool is great", "# mpool", "# mpools:x y"})
  void aSentenceAboutMpoolIsNoOrder(String comment) {
    assertThat(Checked.of(above(comment)).of(Rule.UNUSED_SUPPRESSION)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"# mpool: the chain", "# mpool:", "# see mpool:ignore x", "# mpool"})
  void sentencesAboutMpoolAreNoOrders(String comment) {
    assertThat(Checked.of(above(comment)).rules()).containsExactly("plaintext-credential");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong-type", "yaml-syntax", "unreadable-input", "unused-suppression"})
  void whatTheApiServerRefusesCannotBeSuppressed(String id) {
    assertThat(Checked.of(above("# mpool:ignore " + id + " x")).of(Rule.UNUSED_SUPPRESSION))
        .containsExactly(
            "=`# mpool:ignore "
                + id
                + " x`: This suppression has no effect: "
                + id
                + " cannot be suppressed. | Remove the comment and correct what is found.");
    String wrong = above("# mpool:ignore wrong-type x").replace("port: 80", "port: x");
    assertThat(Checked.of(wrong).rules()).containsExactly("unused-suppression", "wrong-type");
  }

  @Test
  void renderTakesNoNoticeWhereNothingCanBeRendered() {
    RuleSettings render = RuleSettings.DEFAULTS.withPurpose(Purpose.RENDER);
    String manifest =
        llm(
            "pathOverride:",
            "  # mpool:ignore path-not-absolute it works",
            "  fullPath: x",
            OPENAI);
    assertThat(Checked.of(manifest).rules()).containsExactly("render-still-refuses");
    assertThat(Checked.with(render, manifest).rules()).containsExactly("path-not-absolute");
    assertThat(Checked.with(render, manifest.replace(": x", ": /x")).rules()).isEmpty();
    assertThat(Checked.with(render, above("# mpool:ignore plaintext-credential x")).rules())
        .isEmpty();
  }

  @Test
  void mixedProvidersCanBeSuppressed() {
    String manifest =
        multipool(OPENAI, OPENAI.replace("openai:", "anthropic:"))
            .replace(
                "- provider: {anthropic",
                "# mpool:ignore mixed-providers a gateway translates\n            - provider:"
                    + " {anthropic");
    assertThat(Checked.of(manifest).rules()).isEmpty();
  }

  @Test
  void aRuleThatIsSwitchedOffLeavesItsSuppressionsAlone() {
    String unused = llm("# mpool:ignore no-failover one is enough", OPENAI);
    assertThat(
            Checked.with(
                    RuleSettings.DEFAULTS.withLevels(Map.of(Rule.NO_FAILOVER, RuleLevel.OFF)),
                    unused)
                .rules())
        .isEmpty();
    RuleSettings strict =
        RuleSettings.DEFAULTS.withLevels(Map.of(Rule.UNUSED_SUPPRESSION, RuleLevel.ERROR));
    assertThat(Checked.with(strict, unused).findings())
        .extracting(Diagnostic::severity)
        .containsExactly(Severity.ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"duplicate-backend", "secret-name-collision", "secret-not-found"})
  void otherFilesDecideAboutSomeRules(String id) {
    assertThat(Checked.of(llm("# mpool:ignore " + id + " x", OPENAI)).rules()).isEmpty();
  }

  @Test
  void findingsAcrossFilesAreSuppressed() {
    String second =
        llm(OPENAI)
            .replace("{name: chat,", "{name: chat, # mpool:ignore duplicate-backend staging\n ");
    assertThat(Checked.of(llm(OPENAI), llm(OPENAI)).rules()).containsExactly("duplicate-backend");
    assertThat(Checked.of(llm(OPENAI), second).rules()).containsExactly("render-still-refuses");
    assertThat(Checked.of(second, llm(OPENAI)).rules()).containsExactly("duplicate-backend");
  }

  @Test
  void theChoiceOfTlsDecidesAboutSomeRules() {
    RuleSettings always = RuleSettings.DEFAULTS.withTls(TlsChoice.ALWAYS);
    String comment = "# mpool:ignore plaintext-credential x";
    assertThat(Checked.with(always, above(comment)).rules())
        .containsExactly("kgateway-plaintext-port");
    String kgateway = llm("# mpool:ignore kgateway-plaintext-port x", OPENAI);
    assertThat(Checked.with(always, kgateway).rules()).isEmpty();
    assertThat(Checked.of(kgateway).rules()).containsExactly("unused-suppression");
    assertThat(Checked.with(always, llm("# mpool:ignore no-failover x", OPENAI)).rules())
        .containsExactly("unused-suppression");
  }

  @Test
  void aSuppressionBelongsToItsDocument() {
    String manifest =
        llm(OPENAI)
            + "---\n"
            + Manifest.named("name: other", llm(OPENAI))
            + "    # mpool:ignore no-failover x\n";
    assertThat(Checked.of(manifest).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.location().document()).isEqualTo(1));
    String first =
        llm("# mpool:ignore no-failover x", OPENAI)
            + "---\n"
            + Manifest.named("name: b", llm(OPENAI));
    assertThat(Checked.of(first).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.location().document()).isZero());
  }

  @Test
  void aCommentAtTheEndOfTheFileIsUnused() {
    assertThat(Checked.of(llm(OPENAI) + "# mpool:ignore no-failover x").rules())
        .containsExactly("unused-suppression");
  }

  @Test
  void suppressionsStandInTheOrderOfTheFile() {
    String manifest = "# mpool:ignore no-failover a\n# mpool:ignore host-invalid b\n" + llm(OPENAI);
    YamlStream stream = YamlReader.read(new Source("a.yaml", manifest));
    assertThat(Suppression.allOf(stream))
        .extracting(Suppression::rule, Suppression::hasReason, Suppression::coveredLine)
        .containsExactly(tuple("no-failover", true, 3), tuple("host-invalid", true, 3));
  }

  @Test
  void manyCommentsAreReadInTime() {
    String comments = "# mpool:ignore no-failover x\n# y\n".repeat(15_000);
    assertTimeout(
        Duration.ofSeconds(20),
        () -> assertThat(Checked.of(comments + llm(OPENAI)).rules()).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"path-empty,", "path-empty, ", "a,", "a, ", ",", ", "})
  void oneHugeCommentIsReadInTime(String name) {
    String comment = "# mpool:ignore " + name.repeat((1 << 20) / name.length()) + "\n";
    assertTimeout(
        Duration.ofSeconds(30),
        () ->
            assertThat(Checked.of(comment + llm(OPENAI)).rules())
                .containsOnly("unused-suppression")
                .hasSizeLessThan(3));
  }

  @Test
  void everyNameOfACommentCountsOnce() {
    String manifest = "# mpool:ignore no-failover,host-invalid, no-failover,,x why not\n";
    YamlStream stream = YamlReader.read(new Source("a.yaml", manifest + llm(OPENAI)));
    assertThat(Suppression.allOf(stream))
        .extracting(Suppression::rule, Suppression::hasReason)
        .containsExactly(tuple("no-failover", true), tuple("host-invalid", true), tuple("x", true));
  }

  @Test
  void validateSaysWhatRenderWillRefuseAllTheSame() {
    String manifest =
        """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: a}
        spec:
          type: AI
          ai:
            llm:
              provider:
                # mpool:ignore bedrock-unsupported served by the other data plane
                bedrock: {model: m}
        """;
    assertThat(Checked.of(manifest).findings())
        .extracting(Checked::describe)
        .containsExactly(
            "=`# mpool:ignore bedrock-unsupported served by the other data plane`: `mpool render`"
                + " will refuse this all the same: bedrock-unsupported is about what cannot be"
                + " rendered. | Keep the Backend out of what you render, or correct it.");
    assertThat(Checked.of(manifest).findings().get(0).severity()).isEqualTo(Severity.INFO);
  }
}
