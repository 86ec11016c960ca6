package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.Optional;

/**
 * The AI provider of a pool entry. Fields that are missing or of the wrong type are empty: the
 * schema check has reported them, and the rules look at what is there.
 */
public sealed interface Provider {

  ProviderType type();

  /** The key that names the provider, such as {@code openai}. */
  Location location();

  Optional<AuthToken> authToken();

  Optional<Located<String>> model();

  record OpenAi(Location location, Optional<AuthToken> authToken, Optional<Located<String>> model)
      implements Provider {
    @Override
    public ProviderType type() {
      return ProviderType.OPENAI;
    }
  }

  record Anthropic(
      Location location,
      Optional<AuthToken> authToken,
      Optional<Located<String>> model,
      Optional<Located<String>> apiVersion)
      implements Provider {
    @Override
    public ProviderType type() {
      return ProviderType.ANTHROPIC;
    }
  }

  /** Azure OpenAI; the deployment stands in for the model, which the request body keeps. */
  record AzureOpenAi(
      Location location,
      Optional<AuthToken> authToken,
      Optional<Located<String>> endpoint,
      Optional<Located<String>> deploymentName,
      Optional<Located<String>> apiVersion)
      implements Provider {
    @Override
    public ProviderType type() {
      return ProviderType.AZUREOPENAI;
    }

    @Override
    public Optional<Located<String>> model() {
      return Optional.empty();
    }
  }

  record Gemini(
      Location location,
      Optional<AuthToken> authToken,
      Optional<Located<String>> model,
      Optional<Located<String>> apiVersion)
      implements Provider {
    @Override
    public ProviderType type() {
      return ProviderType.GEMINI;
    }
  }

  /**
   * Vertex AI.
   *
   * @param region the manifest's {@code location}, such as {@code us-central1} or {@code global}
   */
  record VertexAi(
      Location location,
      Optional<AuthToken> authToken,
      Optional<Located<String>> model,
      Optional<Located<String>> apiVersion,
      Optional<Located<String>> projectId,
      Optional<Located<String>> region,
      Optional<Located<String>> modelPath)
      implements Provider {
    @Override
    public ProviderType type() {
      return ProviderType.VERTEXAI;
    }
  }

  /** Amazon Bedrock, which the CRD accepts and no Envoy configuration of kgateway serves. */
  record Bedrock(Location location, Optional<Located<String>> model) implements Provider {
    @Override
    public ProviderType type() {
      return ProviderType.BEDROCK;
    }

    @Override
    public Optional<AuthToken> authToken() {
      return Optional.empty();
    }
  }
}
