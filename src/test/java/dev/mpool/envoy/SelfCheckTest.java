package dev.mpool.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.Rendering;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.rule.RuleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rendered configuration that does not say what the plan says is never printed. */
class SelfCheckTest {

  private final FailoverPlan plan =
      Rendering.plan(
          SampleBackends.EVERY_PROVIDER + "---\n" + SampleBackends.EVERY_TLS,
          RuleSettings.DEFAULTS.withMixedProvidersAllowed(true));
  private final ConfigView view =
      EnvoyConfig.view(plan, EnvoyOptions.DEFAULTS, Templates.ofMpool());
  private final String config =
      EnvoyConfig.render(plan, EnvoyOptions.DEFAULTS, Templates.ofMpool()).yaml();

  @Test
  void what_is_rendered_says_what_the_plan_says() {
    assertThat(SelfCheck.difference(SelfCheck.read(config), view)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "path: \"/v2/chat\"|path: \"/v1/chat\"|cluster 0, priority 0",
        "path: \"/v2/chat\"|log: \"0\"|line",
        "hostname: \"api.anthropic.com\"|hostname: \"evil.example.com\"|cluster 0, priority 1",
        "socket_address: {address: \"10.0.0.8\", port_value: 8443}|socket_address: {address: \"10.0.0.8\", port_value: 8444}|cluster 1, priority 0",
        "credential=inline:inline-token|credential=inline:other|cluster 0, priority 0",
        "path_separated_prefix: \"/ai/every-provider\"|path_separated_prefix: /|route 0",
        "tls: \"tls-unverified-fd00::8\"}|tls: plaintext}|cluster 1, priority 0",
        "static_resources:|static: |the number of clusters",
        "static_resources:|\"static_resources:|line",
      })
  void any_other_value_is_a_difference(String right, String wrong, String place) {
    int at = config.lastIndexOf(right);
    assertThat(at).isPositive();
    String changed = config.substring(0, at) + wrong + config.substring(at + right.length());

    assertThat(SelfCheck.difference(SelfCheck.read(changed), view))
        .hasValueSatisfying(what -> assertThat(what).startsWith(place));
  }
}
