package dev.mpool.manifest;

import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.Set;

/**
 * Recognises a Backend, or a part of one, by its fields alone. Much other YAML has a {@code spec},
 * a {@code type} or a {@code provider} too, so that some of what stands below has to fit as well.
 */
final class BackendParts {

  private static final Set<String> TYPES =
      Set.of("AI", "AWS", "Static", "DynamicForwardProxy", "MCP");
  private static final Set<String> SPEC_FIELDS =
      Set.of("type", "ai", "aws", "static", "dynamicForwardProxy", "mcp");
  private static final Set<String> AI_FIELDS = Set.of("llm", "multipool");
  private static final Set<String> PROVIDERS =
      Set.of("openai", "azureopenai", "anthropic", "gemini", "vertexai", "bedrock");

  private BackendParts() {}

  /** Whether a mapping has a Backend's spec. */
  static boolean isObject(YamlMapping node) {
    return value(node, "spec") instanceof YamlMapping spec && isSpec(spec);
  }

  /** Whether a mapping is what stands inside a Backend's spec. */
  static boolean isPart(YamlMapping node) {
    return isSpec(node)
        || isAi(node)
        || firstItem(value(node, "priorities")) instanceof YamlMapping priority
            && priority.value("pool").isPresent()
        || firstItem(value(node, "pool")) instanceof YamlMapping entry
            && entry.value("provider").isPresent()
        || hasField(value(node, "provider"), PROVIDERS);
  }

  private static boolean isSpec(YamlMapping node) {
    if (value(node, "ai") instanceof YamlMapping ai && isAi(ai)) {
      return true;
    }
    for (YamlMapping.Entry entry : node.entries()) {
      if (!SPEC_FIELDS.contains(entry.key())) {
        return false;
      }
    }
    return value(node, "type") instanceof YamlScalar type && TYPES.contains(type.text());
  }

  private static boolean isAi(YamlMapping node) {
    return hasField(node, AI_FIELDS);
  }

  private static boolean hasField(YamlNode node, Set<String> fields) {
    if (node instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        if (fields.contains(entry.key()) && entry.value() instanceof YamlMapping) {
          return true;
        }
      }
    }
    return false;
  }

  private static YamlNode firstItem(YamlNode node) {
    return node instanceof YamlSequence list && !list.items().isEmpty()
        ? list.items().get(0)
        : null;
  }

  private static YamlNode value(YamlMapping node, String key) {
    return node.value(key).orElse(null);
  }
}
