package dev.mpool.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.mpool.envoy.XdsSet;
import dev.mpool.envoy.XdsSet.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigMapsTest {

  @Test
  void a_small_set_is_one_config_map_that_keeps_every_byte() throws Exception {
    XdsSet set = set(100, 200, 300);
    ConfigMaps maps = ConfigMaps.of(set, "ai", "gateway");
    assertThat(names(maps)).containsExactly("gateway");
    assertThat(data(maps)).isEqualTo(files(set));
    ConfigMaps.ConfigMap only = maps.list().get(0);
    assertThat(only.isTooLargeForClientSideApply()).isFalse();
    assertThat(only.json().at("/metadata/namespace").asText()).isEqualTo("ai");
    assertThat(only.json().at("/metadata/labels/app.kubernetes.io~1managed-by").asText())
        .isEqualTo("mpool");
  }

  @Test
  void what_does_not_fit_moves_into_a_config_map_of_its_own_by_its_file() throws Exception {
    XdsSet set = set(30_000, 800_000, 300_000);
    ConfigMaps maps = ConfigMaps.of(set, "ai", "gateway");
    assertThat(names(maps)).containsExactly("gateway", "gateway-cds");
    assertThat(data(maps)).isEqualTo(files(set));
    assertThat(maps.list()).allMatch(ConfigMaps.ConfigMap::isTooLargeForClientSideApply);

    XdsSet large = set(30_000, 999_000, 999_500);
    assertThat(names(ConfigMaps.of(large, "ai", "gateway")))
        .containsExactly("gateway", "gateway-rds", "gateway-cds");
  }

  @Test
  void a_file_that_no_config_map_holds_is_found() {
    assertThat(ConfigMaps.tooLarge(set(1, ConfigMaps.MOST_BYTES, 1))).isEmpty();
    assertThat(ConfigMaps.tooLarge(set(1, ConfigMaps.MOST_BYTES + 1, 1)))
        .hasValueSatisfying(part -> assertThat(part.name()).isEqualTo("cds.json"));
  }

  private static XdsSet set(int lds, int cds, int rds) {
    return new XdsSet(
        new Part("bootstrap.json", "{\"\": \"#: '\"}\n"),
        new Part("lds.json", "l".repeat(lds - 1) + "\n"),
        new Part("cds.json", "{".repeat(cds - 1) + "\n"),
        new Part("rds.json", "r".repeat(rds - 1) + "\n"));
  }

  private static List<String> names(ConfigMaps maps) {
    return maps.list().stream().map(ConfigMaps.ConfigMap::name).toList();
  }

  private static Map<String, String> files(XdsSet set) {
    Map<String, String> files = new HashMap<>();
    for (Part part : List.of(set.bootstrap(), set.lds(), set.cds(), set.rds())) {
      files.put(part.name(), part.content());
    }
    return files;
  }

  /** What the manifests hold as another reader of YAML sees them. */
  private static Map<String, String> data(ConfigMaps maps) throws Exception {
    Map<String, String> data = new HashMap<>();
    for (ConfigMaps.ConfigMap map : maps.list()) {
      JsonNode read = new YAMLMapper().readTree(ManifestText.of(map.json()));
      assertThat(read).isEqualTo(map.json());
      read.get("data").properties().forEach(e -> data.put(e.getKey(), e.getValue().asText()));
    }
    return data;
  }
}
