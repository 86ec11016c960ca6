package dev.mpool.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mpool.envoy.ConfigNodes;
import dev.mpool.report.VisibleJson;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlReader;
import java.io.IOException;
import java.io.StringWriter;

/** A rendered configuration as JSON, which Envoy reads as well as YAML. */
final class ConfigJson {

  private ConfigJson() {}

  /** The same values, without the comments. */
  static String of(String yaml) throws IOException {
    YamlNode config =
        YamlReader.readOwn(new Source("envoy.yaml", yaml)).documents().get(0).root().orElseThrow();
    StringWriter out = new StringWriter();
    try (JsonGenerator json = VisibleJson.to(out)) {
      ConfigNodes.write(config, json);
    }
    return out.append('\n').toString();
  }
}
