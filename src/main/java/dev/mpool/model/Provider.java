package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.List;
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

  /** Adds every text but the token that a configuration or a report shows as it is. */
  default void addTextsTo(List<Located<String>> texts) {
    Located.addTo(texts, model());
  }

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

    @Override
    public void addTextsTo(List<Located<String>> texts) {
      Located.addTo(texts, model);
      Located.addTo(texts, apiVersion);
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

    @Override
    public void addTextsTo(List<Located<String>> texts) {
      Located.addTo(texts, endpoint);
      Located.addTo(texts, deploymentName);
      Located.addTo(texts, apiVersion);
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

    @Override
    public void addTextsTo(List<Located<String>> texts) {
      Located.addTo(texts, model);
      Located.addTo(texts, apiVersion);
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

    @Override
    public void addTextsTo(List<Located<String>> texts) {
      Located.addTo(texts, model);
      Located.addTo(texts, apiVersion);
      Located.addTo(texts, projectId);
      Located.addTo(texts, region);
      Located.addTo(texts, modelPath);
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
