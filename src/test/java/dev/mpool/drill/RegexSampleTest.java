package dev.mpool.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are made up for the regular expressions of routes where that is easy. */
class RegexSampleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/v1/chat ; /v1/chat",
        "^/v[0-9]+/chat$ ; /v1/chat",
        "/(chat|completions)/.* ; /chat/a",
        "/(?:a|b)(?P<rest>/.*)? ; /a/a",
        "/v\\d/[^/]+/x\\.json ; /v1/a/x.json",
        "(?i)gold ; gold",
        "gold|silver ; gold",
        "[a-z]{3}-\\d{2,4} ; ",
      })
  void a_sample_is_matched_by_its_expression(String regex, String sample) {
    assertThat(RegexSample.of(regex).orElse(null)).isEqualTo(sample);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\pN\\pN", "((((a)))){2}b", "\\Aabc\\z", "[[:alpha:]]{2}"})
  void there_is_none_for_what_is_not_simple(String regex) {
    assertThat(RegexSample.of(regex)).isEmpty();
  }

  @Test
  void every_sample_is_short_work() {
    assertThat(RegexSample.of("(".repeat(500) + "a".repeat(9) + ")".repeat(500))).isEmpty();
  }
}
