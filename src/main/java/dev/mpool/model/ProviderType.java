package dev.mpool.model;

import java.util.Optional;

/** The kinds of AI provider that the CRD knows. */
public enum ProviderType {
  OPENAI("openai"),
  AZUREOPENAI("azureopenai"),
  ANTHROPIC("anthropic"),
  GEMINI("gemini"),
  VERTEXAI("vertexai"),
  BEDROCK("bedrock");

  private final String field;

  ProviderType(String field) {
    this.field = field;
  }

  /** The name of the CRD's field under {@code provider}. */
  public String field() {
    return field;
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
