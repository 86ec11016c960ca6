package dev.mpool.model;

import java.util.Optional;

/** The kinds of AI provider that the CRD knows. */
public enum ProviderType {
  OPENAI("openai", "api.openai.com"),
  AZUREOPENAI("azureopenai", ""),
  ANTHROPIC("anthropic", "api.anthropic.com"),
  GEMINI("gemini", "generativelanguage.googleapis.com"),
  VERTEXAI("vertexai", ""),
  BEDROCK("bedrock", "");

  private final String field;
  private final String host;

  ProviderType(String field, String host) {
    this.field = field;
    this.host = host;
  }

  /** The name of the CRD's field under {@code provider}. */
  public String field() {
    return field;
  }

  /** The host of every manifest that names none; "" where the manifest's fields decide. */
  public String host() {
    return host;
  }

  public static Optional<ProviderType> ofField(String field) {
    for (ProviderType type : values()) {
      if (type.field.equals(field)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
