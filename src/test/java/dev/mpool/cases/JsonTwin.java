package dev.mpool.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mpool.yaml.YamlDocument;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import dev.mpool.yaml.YamlStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The same manifests written as JSON, with the keys of every object in their order or reversed. */
final class JsonTwin {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final boolean reversed;

  private JsonTwin(boolean reversed) {
    this.reversed = reversed;
  }

  static String of(YamlStream stream) {
    return text(stream, new JsonTwin(false));
  }

  static String withKeysReversed(YamlStream stream) {
    return text(stream, new JsonTwin(true));
  }

  private static String text(YamlStream stream, JsonTwin twin) {
    List<String> documents = new ArrayList<>();
    for (YamlDocument document : stream.documents()) {
      documents.add(document.root().map(root -> write(twin.json(root))).orElse("null"));
    }
    return String.join("\n---\n", documents);
  }

  private JsonNode json(YamlNode node) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (node instanceof YamlMapping mapping) {
      List<YamlMapping.Entry> entries = new ArrayList<>(mapping.entries());
      if (reversed) {
        Collections.reverse(entries);
      }
      var object = factory.objectNode();
      entries.forEach(entry -> object.set(entry.key(), json(entry.value())));
      return object;
    } else if (node instanceof YamlSequence sequence) {
      var array = factory.arrayNode();
      sequence.items().forEach(item -> array.add(json(item)));
      return array;
    }
    return scalar(factory, ((YamlScalar) node).value());
  }

  private static JsonNode scalar(JsonNodeFactory factory, Object value) {
    if (value == null) {
      return factory.nullNode();
    } else if (value instanceof Boolean flag) {
      return factory.booleanNode(flag);
    } else if (value instanceof Long number) {
      return factory.numberNode(number);
    } else if (value instanceof BigInteger number) {
      return factory.numberNode(number);
    } else if (value instanceof Double number) {
      return factory.numberNode(number);
    }
    return factory.textNode((String) value);
  }

  /** JSON lets stand what YAML reads as a line break or not at all: those become escapes. */
  private static String write(JsonNode json) {
    try {
      return MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(json)
          .replace("\u007f", "\\u007f")
          .replace("\u0085", "\\u0085")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029")
          .replace("\ufeff", "\\ufeff");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
