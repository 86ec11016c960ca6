package dev.mpool.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One random change of a manifest. The field {@code inline} and the token in it stay as they are:
 * under another name it would no longer be a token.
 */
final class Mutation {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final String[] FIELDS = {
    "spec",
    "type",
    "ai",
    "llm",
    "multipool",
    "priorities",
    "pool",
    "provider",
    "openai",
    "anthropic",
    "bedrock",
    "authToken",
    "kind",
    "secretRef",
    "name",
    "model",
    "hostOverride",
    "host",
    "port",
    "pathOverride",
    "fullPath",
    "authHeaderOverride",
    "prefix",
    "headerName",
    "metadata",
    "labels",
    "annotations",
    "status",
    "insecureSkipVerify",
    "pathOverrride",
    "x"
  };

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  void change(ObjectNode root) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode container = containers.get(random.nextInt(containers.size()));
    if (container instanceof ObjectNode object) {
      changeObject(object);
    } else {
      changeArray((ArrayNode) container);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private void changeObject(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
    boolean holdsToken = object.findValue("inline") != null;
    if (names.isEmpty() || random.nextInt(4) == 0) {
      object.set(Fuzzing.oneOf(random, FIELDS), value());
    } else if (!holdsToken && random.nextBoolean()) {
      JsonNode value = object.remove(name);
      object.set(
          Fuzzing.oneOf(
              random,
              Fuzzing.oneOf(random, FIELDS),
              name + "s",
              name.toUpperCase(java.util.Locale.ROOT),
              HostileText.of(random)),
          value);
    } else if (object.get(name).findValue("inline") == null && !name.equals("inline")) {
      object.set(name, value());
    } else if (!name.equals("inline")) {
      object.remove(name);
    }
  }

  private void changeArray(ArrayNode array) {
    switch (random.nextInt(4)) {
      case 0 -> array.add(value());
      case 1 -> array.insert(0, value());
      case 2 -> {
        if (!array.isEmpty()) {
          array.remove(random.nextInt(array.size()));
        }
      }
      default -> {
        if (!array.isEmpty()) {
          array.add(array.get(random.nextInt(array.size())).deepCopy());
        }
      }
    }
  }

  private JsonNode value() {
    return switch (random.nextInt(10)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextInt(70000) - 100);
      case 3 -> JSON.numberNode(random.nextDouble() * 1e6);
      case 4 -> JSON.arrayNode();
      case 5 -> JSON.objectNode();
      case 6 -> JSON.arrayNode().add(HostileText.of(random));
      case 7 -> JSON.objectNode().put(Fuzzing.oneOf(random, FIELDS), HostileText.of(random));
      default -> JSON.textNode(HostileText.of(random));
    };
  }
}
