package dev.mpool.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mpool.drill.DrilledConfig.Address;
import dev.mpool.drill.DrilledConfig.Change;
import dev.mpool.drill.DrilledConfig.Folders;
import dev.mpool.drill.DrilledConfig.Places;
import dev.mpool.drill.DrilledConfig.What;
import dev.mpool.e2e.Rendering;
import dev.mpool.envoy.EnvoyConfig;
import dev.mpool.envoy.EnvoyOptions;
import dev.mpool.envoy.Templates;
import dev.mpool.model.SecretNaming;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.rule.RuleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a drill changes in a rendered configuration is all that it changes. */
class DrilledConfigTest {

  private static final Address LISTENER = new Address("127.0.0.1", 0);
  private static final Map<String, List<Integer>> PORTS =
      Map.of("gwtest/openai-multipool", List.of(4001, 4002, 4003));

  private static FailoverPlan plan(SecretNaming secrets) throws IOException {
    String manifest = Files.readString(Path.of("testdata/valid/openai-multipool.yaml"));
    return Rendering.plan(manifest, RuleSettings.DEFAULTS.withSecrets(secrets));
  }

  private static String rendered(SecretNaming secrets) throws IOException {
    return EnvoyConfig.render(plan(secrets), EnvoyOptions.DEFAULTS, Templates.ofMpool()).yaml();
  }

  @Test
  void every_address_and_authority_is_changed_and_nothing_else() throws Exception {
    String rendered = rendered(SecretNaming.DEFAULT);
    Places places = new Places(PORTS, LISTENER, Optional.of("/run/ca.pem"), Optional.empty());

    DrilledConfig drilled = DrilledConfig.of(rendered, places);

    assertThat(drilled.text())
        .contains("address: \"127.0.0.1\", port_value: 4001")
        .contains("address: \"127.0.0.1\", port_value: 4003")
        .contains("trusted_ca: {filename: \"/run/ca.pem\"}")
        .contains("hostname: \"api.openai.com\"")
        .doesNotContain("address: \"api.openai.com\"", "port_value: 10000");
    assertThat(drilled.changes()).extracting(Change::what).contains(What.LISTENER, What.AUTHORITY);
    assertThat(drilled.undo(drilled.text())).isEqualTo(rendered);
  }

  @Test
  void a_text_that_was_changed_further_does_not_become_the_rendered_one() throws Exception {
    String rendered = rendered(SecretNaming.DEFAULT);
    Places places = new Places(PORTS, LISTENER, Optional.empty(), Optional.empty());

    DrilledConfig drilled = DrilledConfig.of(rendered, places);

    String further = drilled.text().replace("num_retries: 2", "num_retries: 1");
    assertThat(further).isNotEqualTo(drilled.text());
    assertThat(drilled.undo(further)).isNotEqualTo(rendered);
  }

  @Test
  void mounted_secrets_are_read_from_another_folder() throws Exception {
    String rendered = rendered(new SecretNaming.Directory("/run/secrets \"x"));
    Folders folders = new Folders("/run/secrets \"x", "/tmp/drill");
    Places places = new Places(PORTS, LISTENER, Optional.empty(), Optional.of(folders));

    DrilledConfig drilled = DrilledConfig.of(rendered, places);

    assertThat(drilled.changes())
        .filteredOn(change -> change.what() == What.SECRETS)
        .hasSize(3)
        .allSatisfy(
            change -> assertThat(change.drilled()).contains("credential=file:/tmp/drill/gwtest/"));
    assertThat(drilled.undo(drilled.text())).isEqualTo(rendered);
  }

  @Test
  void an_address_that_no_mock_stands_for_is_refused() throws Exception {
    String rendered = rendered(SecretNaming.DEFAULT);
    Places places =
        new Places(
            Map.of("gwtest/openai-multipool", List.of(4001, 4002)),
            LISTENER,
            Optional.empty(),
            Optional.empty());

    assertThatThrownBy(() -> DrilledConfig.of(rendered, places))
        .isInstanceOf(DrillException.class)
        .hasMessageContaining("no mock stands for");
  }
}
