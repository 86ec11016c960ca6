package dev.mpool.envoy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;

/** A rendered configuration as a tree of JSON, which Envoy reads as well as YAML. */
public final class ConfigNodes {

  private ConfigNodes() {}

  /** The same values, without the comments. */
  public static ObjectNode of(RenderedConfig config) {
    return (ObjectNode) of(config.root());
  }

  /** Recursive: the templates are no deeper than Envoy's own messages. */
  private static JsonNode of(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (YamlMapping.Entry entry : mapping.entries()) {
        object.set(entry.key(), of(entry.value()));
      }
      return object;
    } else if (node instanceof YamlSequence sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (YamlNode item : sequence.items()) {
        array.add(of(item));
      }
      return array;
    }
    return JsonNodeFactory.instance.pojoNode(((YamlScalar) node).value());
  }
}
