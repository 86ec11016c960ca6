package dev.mpool.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mpool.report.VisibleJson;
import dev.mpool.text.Source;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlReader;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
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
      write(config, json);
    }
    return out.append('\n').toString();
  }

  /** Recursive: the templates are no deeper than Envoy's own messages. */
  private static void write(YamlNode node, JsonGenerator json) throws IOException {
    if (node instanceof YamlMapping mapping) {
      json.writeStartObject();
      for (YamlMapping.Entry entry : mapping.entries()) {
        json.writeFieldName(entry.key());
        write(entry.value(), json);
      }
      json.writeEndObject();
    } else if (node instanceof YamlSequence sequence) {
      json.writeStartArray();
      for (YamlNode item : sequence.items()) {
        write(item, json);
      }
      json.writeEndArray();
    } else {
      json.writePOJO(((YamlScalar) node).value());
    }
  }
}
