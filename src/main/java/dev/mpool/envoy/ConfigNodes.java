package dev.mpool.envoy;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.io.IOException;

/** Writes values of a rendered configuration as JSON, which Envoy reads as well as YAML. */
public final class ConfigNodes {

  /** Writes something else in the place of an entry. */
  interface Replacement {

    /** Whether it has written what stands for the entry, key and value. */
    boolean replaced(YamlMapping.Entry entry, JsonGenerator json) throws IOException;
  }

  private ConfigNodes() {}

  /** The same values, without the comments. */
  public static void write(YamlNode node, JsonGenerator json) throws IOException {
    write(node, json, null);
  }

  /**
   * The same values but for some entries. Recursive: the templates are no deeper than Envoy's own
   * messages.
   */
  static void write(YamlNode node, JsonGenerator json, Replacement replacement) throws IOException {
    if (node instanceof YamlMapping mapping) {
      json.writeStartObject();
      for (YamlMapping.Entry entry : mapping.entries()) {
        if (replacement == null || !replacement.replaced(entry, json)) {
          json.writeFieldName(entry.key());
          write(entry.value(), json, replacement);
        }
      }
      json.writeEndObject();
    } else if (node instanceof YamlSequence sequence) {
      json.writeStartArray();
      for (YamlNode item : sequence.items()) {
        write(item, json, replacement);
      }
      json.writeEndArray();
    } else {
      json.writePOJO(((YamlScalar) node).value());
    }
  }
}
