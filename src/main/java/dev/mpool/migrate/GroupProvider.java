package dev.mpool.migrate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mpool.model.AzureEndpoint;
import dev.mpool.model.Member;
import dev.mpool.model.ProviderType;
import dev.mpool.plan.Address;
import dev.mpool.plan.Endpoint;
import dev.mpool.text.JsonPointer;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import java.util.Optional;

/**
 * One entry of a pool as a provider of a group. With a host of its own such a provider has neither
 * a path nor TLS that are not written, and Vertex and Azure would use the credentials of their
 * surroundings: what mpool takes for granted is written out there.
 */
final class GroupProvider {

  private static final int SHORT = 256;
  private static final int TINY = 64;
  private static final int LONG = 1024;

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final Original original;
  private final Endpoint endpoint;
  private final String entry;
  private final String pointer;
  private final Account account;
  private final boolean hasOwnAddress;
  private boolean tooLong;

  /**
   * Begins with its name.
   *
   * @param pointer where it will stand
   * @param account what becomes of the entry is added
   */
  GroupProvider(
      Original original, Member member, Endpoint endpoint, String pointer, Account account) {
    this.original = original;
    this.endpoint = endpoint;
    this.entry = member.location().pointer();
    this.pointer = pointer;
    this.account = account;
    // An Azure endpoint may name a port, which only `port` can say there.
    this.hasOwnAddress =
        member.hostOverride().isPresent()
            || endpoint.address().tls() != Address.Tls.VERIFIED
            || endpoint.provider() == ProviderType.AZUREOPENAI && endpoint.address().port() != 443;
    json.put("name", name(endpoint));
  }

  /** Unique in the Backend. */
  static String name(Endpoint endpoint) {
    return "priority-" + endpoint.priority() + "-entry-" + endpoint.poolIndex();
  }

  /** The whole of it; empty if a value is longer than that API lets it be. */
  Optional<ObjectNode> build(ProviderAuth auth) {
    for (YamlMapping.Entry key : original.mapping(entry).entries()) {
      switch (key.key()) {
        case "provider" -> putProvider();
        case "hostOverride" -> putAddress();
        case "pathOverride" -> putPath();
        default -> {}
      }
    }
    if (hasOwnAddress) {
      putAddress();
    }
    // Of the versions v1 and preview, Azure's path there has no deployment.
    if (hasOwnAddress || endpoint.provider() == ProviderType.AZUREOPENAI) {
      putPath();
    }
    ObjectNode policies = json.putObject("policies");
    tooLong |= !auth.putInto(policies.putObject("auth"), endpoint, entry, pointer);
    if (hasOwnAddress && endpoint.address().tls() != Address.Tls.PLAINTEXT) {
      ObjectNode tls = policies.putObject("tls");
      if (endpoint.address().tls() == Address.Tls.UNVERIFIED) {
        tls.put("insecureSkipVerify", "All");
      }
    }
    return tooLong ? Optional.empty() : Optional.of(json);
  }

  private void putProvider() {
    String type = endpoint.provider().field();
    String at = entry + "/provider/" + type;
    ObjectNode provider = json.putObject(type);
    same(entry + "/provider", type);
    same(at, type);
    for (YamlMapping.Entry key : original.mapping(at).entries()) {
      String text = text(key.value());
      if (text != null) {
        putField(provider, at, key, text);
      }
    }
  }

  private void putField(ObjectNode provider, String at, YamlMapping.Entry key, String text) {
    boolean azure = endpoint.provider() == ProviderType.AZUREOPENAI;
    switch (key.key()) {
      case "model" -> {
        if (text.isEmpty()) {
          lose(at, key, "An empty model cannot be said; without one, the client's counts.");
        } else {
          put(provider, at, key, "model", text, SHORT);
        }
      }
      case "deploymentName" -> put(provider, at, key, "deploymentName", text, SHORT);
      case "endpoint" ->
          put(provider, at, key, "endpoint", AzureEndpoint.parse(text).host(), SHORT);
      case "projectId" -> put(provider, at, key, "projectId", text, TINY);
      case "location" -> put(provider, at, key, "region", text, TINY);
      case "apiVersion" -> {
        if (azure) {
          put(provider, at, key, "apiVersion", text, TINY);
        } else {
          loseVersion(at, key);
        }
      }
      case "publisher", "modelPath" ->
          lose(
              at,
              key,
              endpoint.provider().field()
                  + '.'
                  + key.key()
                  + " cannot be said: agentgateway finds the path by the model.");
      default -> {}
    }
  }

  private void loseVersion(String at, YamlMapping.Entry key) {
    String field = endpoint.provider().field() + ".apiVersion cannot be said: ";
    lose(
        at,
        key,
        endpoint.provider() == ProviderType.ANTHROPIC
            ? field + "agentgateway sends an anthropic-version of its own."
            : field
                + "agentgateway translates to an API of its own choice, and clients send OpenAI's"
                + " format.");
  }

  private void putAddress() {
    if (json.has("host") || !hasOwnAddress) {
      return;
    }
    json.put("host", endpoint.address().host());
    json.put("port", endpoint.address().port());
    same(entry + "/hostOverride", "host");
    same(entry + "/hostOverride/port", "port");
  }

  private void putPath() {
    if (json.has("path")) {
      return;
    }
    String path = endpoint.path().override().orElse(null);
    if (path == null) {
      path =
          switch (endpoint.provider()) {
            case GEMINI -> "/v1beta/openai/chat/completions";
            case VERTEXAI -> vertexPath();
            default -> endpoint.path().providerDefault();
          };
    }
    json.put("path", path);
    Optional<YamlMapping.Entry> written = original.mapping(entry).entry("pathOverride");
    if (endpoint.path().override().isPresent() && written.isPresent()) {
      same(entry + "/pathOverride", "path");
      checkLength(entry, written.get(), path, LONG);
    }
  }

  /** Where Vertex AI takes OpenAI's format, which is what agentgateway sends. */
  private String vertexPath() {
    YamlMapping vertex = original.mapping(entry + "/provider/vertexai");
    return "/v1/projects/"
        + text(vertex.value("projectId").orElseThrow())
        + "/locations/"
        + text(vertex.value("location").orElseThrow())
        + "/endpoints/openapi/chat/completions";
  }

  /** Where the key stands that says the same as one of the entry. */
  private void same(String written, String target) {
    account.same(written, pointer + '/' + target);
  }

  private void put(
      ObjectNode provider, String at, YamlMapping.Entry key, String field, String text, int most) {
    provider.put(field, text);
    same(JsonPointer.child(at, key.key()), endpoint.provider().field() + '/' + field);
    checkLength(at, key, text, most);
  }

  private void checkLength(String at, YamlMapping.Entry key, String text, int most) {
    tooLong |= account.isTooLong(at, key, text, most);
  }

  private void lose(String at, YamlMapping.Entry key, String message) {
    account.lose(at, key, message);
  }

  private static String text(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.value() instanceof String text ? text : null;
  }
}
