package dev.mpool.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Category;
import dev.mpool.diag.Rule;
import dev.mpool.diag.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises about the table of rules itself. */
class RuleTableTest {

  @Test
  void idsAreUnique() {
    assertThat(Stream.of(Rule.values()).map(Rule::id)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void idsAreInKebabCaseAndCalledLikeTheConstant(Rule rule) {
    assertThat(rule.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(rule.name())
        .isEqualTo(rule.id().replace('-', '_').toUpperCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @EnumSource
  void titlesAreSentencesWithoutAStop(Rule rule) {
    assertThat(rule.title()).matches("[A-Za-z].*[^.]");
  }

  @ParameterizedTest
  @EnumSource
  void anIdNamesItsRule(Rule rule) {
    assertThat(Rule.ofId(rule.id())).contains(rule);
  }

  @Test
  void noOtherTextNamesARule() {
    assertThat(Rule.ofId("")).isEmpty();
    assertThat(Rule.ofId("MIXED_PROVIDERS")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mixed-providers",
        "empty-priority",
        "secret-ref-missing",
        "inline-missing",
        "path-empty",
        "path-not-absolute",
        "path-invalid",
        "host-invalid",
        "duplicate-backend",
        "secret-name-collision",
        "header-name-invalid"
      })
  void theContractCallsTheseErrors(String id) {
    assertThat(Rule.ofId(id).orElseThrow().severity()).isEqualTo(Severity.ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inline-token",
        "plaintext-credential",
        "insecure-skip-verify",
        "removed-field",
        "azure-endpoint-scheme",
        "vertex-global-location",
        "no-failover",
        "duplicate-endpoint",
        "path-template-syntax",
        "kgateway-plaintext-port",
        "host-link-local",
        "ambiguous-scalar"
      })
  void theContractCallsTheseAtMostWarnings(String id) {
    assertThat(Rule.ofId(id).orElseThrow().severity()).isLessThan(Severity.ERROR);
  }

  @Test
  void everyErrorButMixedProvidersPreventsRendering() {
    List<Rule> renderable =
        Stream.of(Rule.values())
            .filter(rule -> rule.severity() == Severity.ERROR && !rule.preventsRendering())
            .toList();
    assertThat(renderable).containsExactly(Rule.MIXED_PROVIDERS);
  }

  @Test
  void theseWarningsPreventRendering() {
    assertThat(
            Stream.of(Rule.values())
                .filter(rule -> rule.category() == Category.RULE)
                .filter(rule -> rule.severity() == Severity.WARNING && rule.preventsRendering()))
        .containsExactlyInAnyOrder(Rule.BEDROCK_UNSUPPORTED, Rule.GENERATE_NAME);
  }
}
