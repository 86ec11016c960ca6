package dev.mpool.e2e;

/**
 * A pool entry as a manifest writes it. Values are quoted as JSON does it, so that tests can put
 * anything into them.
 */
final class EndpointText {

  private static final String HOST_OVERRIDE = "hostOverride: \\{[^}]*}, ";

  private final String provider;
  private String fields = "";
  private String token = "";
  private String around = "";

  private EndpointText(String provider, MockProvider at) {
    this.provider = provider;
    at(at.host(), at.port());
  }

  static EndpointText openAi(MockProvider at) {
    return new EndpointText("openai", at);
  }

  static EndpointText anthropic(MockProvider at) {
    return new EndpointText("anthropic", at);
  }

  static EndpointText azure(MockProvider at) {
    return new EndpointText("azureopenai", at)
        .field("endpoint", "example.openai.azure.com")
        .field("deploymentName", "dep")
        .field("apiVersion", "2024-06-01");
  }

  static EndpointText gemini(MockProvider at) {
    return new EndpointText("gemini", at).field("model", "gem").field("apiVersion", "v1beta");
  }

  static EndpointText vertex(MockProvider at) {
    return new EndpointText("vertexai", at)
        .field("model", "gem")
        .field("apiVersion", "v1")
        .field("projectId", "prj")
        .field("location", "eu")
        .field("publisher", "GOOGLE");
  }

  EndpointText model(String model) {
    return field("model", model);
  }

  EndpointText field(String name, String value) {
    fields += name + ": " + quoted(value) + ", ";
    return this;
  }

  /** The last address counts. */
  EndpointText at(String host, int port) {
    return at(host, port, "");
  }

  /** Without a hostOverride. */
  EndpointText atItsOwnHost() {
    around = around.replaceFirst(HOST_OVERRIDE, "");
    return this;
  }

  EndpointText unverified(MockProvider at) {
    return at(at.host(), at.port(), ", insecureSkipVerify: true");
  }

  private EndpointText at(String host, int port, String rest) {
    atItsOwnHost();
    around += "hostOverride: {host: " + quoted(host) + ", port: " + port + rest + "}, ";
    return this;
  }

  EndpointText path(String path) {
    around += "pathOverride: {fullPath: " + quoted(path) + "}, ";
    return this;
  }

  EndpointText header(String name, String prefix) {
    around +=
        "authHeaderOverride: {headerName: " + quoted(name) + ", prefix: " + quoted(prefix) + "}, ";
    return this;
  }

  EndpointText secret(String name) {
    token = "{kind: SecretRef, secretRef: {name: " + quoted(name) + "}}";
    return this;
  }

  EndpointText inline(String text) {
    token = "{kind: Inline, inline: " + quoted(text) + "}";
    return this;
  }

  EndpointText passthrough() {
    token = "{kind: Passthrough}";
    return this;
  }

  @Override
  public String toString() {
    String shown = token.isEmpty() ? "{kind: Inline, inline: sk-inline}" : token;
    return "{" + around + "provider: {" + provider + ": {" + fields + "authToken: " + shown + "}}}";
  }

  /** A YAML double-quoted scalar, which JSON's escapes make too. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
                out.append((char) c);
              } else {
                out.append(String.format("\\u%04x", c));
              }
            });
    return out.append('"').toString();
  }
}
