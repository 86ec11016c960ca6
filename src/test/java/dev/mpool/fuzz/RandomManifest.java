package dev.mpool.fuzz;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random Backend that is right, with inline tokens that are known and nowhere else. */
final class RandomManifest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Random random;
  private final List<String> tokens = new ArrayList<>();
  private final ObjectNode root;

  RandomManifest(Random random) {
    this.random = random;
    this.root = backend();
  }

  ObjectNode root() {
    return root;
  }

  List<String> tokens() {
    return tokens;
  }

  private ObjectNode backend() {
    ObjectNode backend = JSON.objectNode();
    backend.put("apiVersion", "gateway.kgateway.dev/v1alpha1").put("kind", "Backend");
    backend.putObject("metadata").put("name", "chat-" + random.nextInt(100)).put("namespace", "ai");
    ObjectNode ai = backend.putObject("spec").put("type", "AI").putObject("ai");
    String type = Fuzzing.oneOf(random, "openai", "anthropic", "azureopenai", "gemini", "vertexai");
    if (random.nextInt(3) == 0) {
      ai.set("llm", endpoint(type));
      return backend;
    }
    ArrayNode priorities = ai.putObject("multipool").putArray("priorities");
    for (int i = 0; i <= random.nextInt(4); i++) {
      ArrayNode pool = priorities.addObject().putArray("pool");
      for (int j = 0; j <= random.nextInt(3); j++) {
        pool.add(endpoint(type));
      }
    }
    return backend;
  }

  private ObjectNode endpoint(String type) {
    ObjectNode endpoint = JSON.objectNode();
    if (random.nextBoolean()) {
      endpoint
          .putObject("hostOverride")
          .put("host", "host-" + random.nextInt(100) + ".example.com")
          .put("port", 1 + random.nextInt(65535));
    }
    if (random.nextBoolean()) {
      endpoint.putObject("pathOverride").put("fullPath", "/path/" + random.nextInt(100));
    }
    if (random.nextBoolean()) {
      endpoint.putObject("authHeaderOverride").put("headerName", "X-Key").put("prefix", "Key ");
    }
    ObjectNode provider = endpoint.putObject("provider").putObject(type);
    provider.set("authToken", authToken());
    for (String field : fields(type)) {
      provider.put(field, field.equals("publisher") ? "GOOGLE" : "value-" + random.nextInt(100));
    }
    return endpoint;
  }

  private static String[] fields(String type) {
    return switch (type) {
      case "azureopenai" -> new String[] {"endpoint", "deploymentName", "apiVersion"};
      case "gemini" -> new String[] {"model", "apiVersion"};
      case "vertexai" -> new String[] {"model", "apiVersion", "projectId", "location", "publisher"};
      default -> new String[] {"model"};
    };
  }

  private ObjectNode authToken() {
    ObjectNode token = JSON.objectNode();
    switch (random.nextInt(3)) {
      case 0 -> token.put("kind", "Passthrough");
      case 1 -> {
        token.put("kind", "SecretRef");
        token.putObject("secretRef").put("name", "secret-" + random.nextInt(100));
      }
      default -> token.put("kind", "Inline").put("inline", newToken());
    }
    return token;
  }

  private String newToken() {
    StringBuilder token = new StringBuilder("sk-");
    for (int i = 0; i < 24; i++) {
      token.append((char) ('A' + random.nextInt(26)));
    }
    tokens.add(token.toString());
    return token.toString();
  }
}
