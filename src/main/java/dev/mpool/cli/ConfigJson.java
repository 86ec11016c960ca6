package dev.mpool.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.envoy.ConfigNodes;
import dev.mpool.envoy.RenderedConfig;
import dev.mpool.report.VisibleJson;
import java.io.IOException;
import java.io.StringWriter;

/** A rendered configuration as JSON, which Envoy reads as well as YAML. */
final class ConfigJson {

  private ConfigJson() {}

  /** The same values, without the comments. */
  static String of(RenderedConfig config) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = VisibleJson.to(out)) {
      new ObjectMapper().writeTree(json, ConfigNodes.of(config));
    }
    return out.append('\n').toString();
  }
}
