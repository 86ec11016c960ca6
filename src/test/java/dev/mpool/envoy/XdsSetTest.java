package dev.mpool.envoy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpool.e2e.Rendering;
import dev.mpool.rule.RuleSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files for a fleet say what the static configuration says, and only stand elsewhere. */
class XdsSetTest {

  private static final String FOLDER = "/etc/mpool/xds";
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(ints = {600, 1})
  void the_files_hold_what_the_static_configuration_holds(int seconds) throws Exception {
    RenderedConfig config = render(SampleBackends.EVERY_PROVIDER, seconds);
    XdsSet set = XdsSet.of(config, FOLDER);

    ObjectNode whole = (ObjectNode) JSON.readTree(set.bootstrap().content());
    whole.remove("node");
    whole.remove("dynamic_resources");
    ObjectNode resources = whole.putObject("static_resources");
    ArrayNode listeners = resources(set.lds(), "listener.v3.Listener");
    JsonNode routes = resources(set.rds(), "route.v3.RouteConfiguration").get(0);
    for (JsonNode listener : listeners) {
      ObjectNode manager = (ObjectNode) listener.at("/filter_chains/0/filters/0/typed_config");
      if (manager.remove("rds") != null) {
        manager.set("route_config", routes);
      } else {
        assertThat(
                ((ObjectNode) manager.get("route_config")).remove("validate_clusters").asBoolean())
            .isFalse();
      }
    }
    resources.set("listeners", listeners);
    resources.set("clusters", resources(set.cds(), "cluster.v3.Cluster"));

    ObjectNode expected = (ObjectNode) new YAMLMapper().readTree(config.yaml());
    if (seconds == 600) {
      // It is there for later sets.
      assertThat(whole.remove("bootstrap_extensions")).hasSize(1);
    }
    assertThat(whole).isEqualTo(expected);
  }

  @Test
  void the_bootstrap_depends_on_no_manifest_and_says_where_the_files_are() throws Exception {
    XdsSet one = XdsSet.of(render(SampleBackends.EVERY_PROVIDER, 600), FOLDER);
    XdsSet other = XdsSet.of(render(SampleBackends.EVERY_TLS, 1), FOLDER);
    assertThat(one.bootstrap()).isEqualTo(other.bootstrap());
    JsonNode bootstrap = JSON.readTree(one.bootstrap().content());
    for (String kind : new String[] {"lds", "cds"}) {
      JsonNode source = bootstrap.at("/dynamic_resources/" + kind + "_config/path_config_source");
      assertThat(source.get("path").asText()).isEqualTo(FOLDER + "/" + kind + ".json");
      assertThat(source.at("/watched_directory/path").asText()).isEqualTo(FOLDER);
    }
    JsonNode rds =
        JSON.readTree(one.lds().content())
            .at("/resources/0/filter_chains/0/filters/0/typed_config/rds/config_source");
    assertThat(rds.at("/path_config_source/path").asText()).isEqualTo(FOLDER + "/rds.json");
  }

  @Test
  void a_version_changes_with_its_content_and_with_nothing_else() throws Exception {
    XdsSet set = XdsSet.of(render(SampleBackends.EVERY_PROVIDER, 600), FOLDER);
    XdsSet same = XdsSet.of(render(SampleBackends.EVERY_PROVIDER, 600), FOLDER);
    XdsSet changed =
        XdsSet.of(render(SampleBackends.EVERY_PROVIDER.replace("gpt-4o", "gpt-5"), 600), FOLDER);
    assertThat(same).isEqualTo(set);
    assertThat(version(changed.cds())).isNotEqualTo(version(set.cds()));
    assertThat(version(changed.lds())).isEqualTo(version(set.lds()));
    assertThat(changed.version()).isNotEqualTo(set.version());
  }

  @Test
  void a_folder_with_odd_characters_stays_a_value() throws Exception {
    String folder = "/a \"b\"\\\u00e9\ud83d\ude00";
    XdsSet set = XdsSet.of(render(SampleBackends.EVERY_PROVIDER, 600), folder);
    JsonNode bootstrap = JSON.readTree(set.bootstrap().content());
    assertThat(bootstrap.at("/dynamic_resources/cds_config/path_config_source/path").asText())
        .isEqualTo(folder + "/cds.json");
    for (XdsSet.Part part : set.followed()) {
      assertThat(part.content()).matches("\\p{ASCII}+\n");
    }
  }

  @Test
  void templates_without_the_routes_are_told() {
    String config =
        render(SampleBackends.EVERY_PROVIDER, 600).yaml().replace("name: mpool", "name: other");
    assertThatThrownBy(() -> XdsSet.of(read(config), FOLDER))
        .isInstanceOf(TemplateException.class)
        .hasMessage("The templates give no listener with a route_config named mpool.");
  }

  private static String version(XdsSet.Part part) throws Exception {
    return JSON.readTree(part.content()).get("version_info").asText();
  }

  /** The resources of a response without their type, which has to come first. */
  private static ArrayNode resources(XdsSet.Part part, String type) throws Exception {
    ArrayNode resources = (ArrayNode) JSON.readTree(part.content()).get("resources");
    for (JsonNode resource : resources) {
      assertThat(resource.fieldNames().next()).isEqualTo("@type");
      assertThat(((ObjectNode) resource).remove("@type").asText())
          .isEqualTo("type.googleapis.com/envoy.config." + type);
    }
    return resources;
  }

  private static RenderedConfig render(String manifest, int seconds) {
    EnvoyOptions usual = EnvoyOptions.DEFAULTS;
    EnvoyOptions options =
        new EnvoyOptions(
            usual.listen(),
            Optional.of(new EnvoyOptions.SocketAddress("127.0.0.1", 9901)),
            usual.caFile(),
            Duration.ofSeconds(seconds),
            usual.attemptTimeout(),
            usual.maxBody(),
            usual.accessLog(),
            List.of(),
            EnvoyOptions.OtherOperations.REFUSE,
            EnvoyOptions.UpstreamHttp.AUTO);
    return read(
        Rendering.ofText(manifest, RuleSettings.DEFAULTS.withMixedProvidersAllowed(true), options));
  }

  private static RenderedConfig read(String yaml) {
    return new RenderedConfig(yaml, SelfCheck.root(SelfCheck.read(yaml)));
  }
}
