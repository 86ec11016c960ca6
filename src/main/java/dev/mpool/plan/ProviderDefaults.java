package dev.mpool.plan;

import dev.mpool.model.AzureEndpoint;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderText;
import dev.mpool.model.VertexHost;
import java.util.Optional;

/**
 * Where requests go when a manifest overrides nothing. The facts are kgateway's (September 2025),
 * with its mistakes put right: the Gemini key is not in the URL, and Vertex AI's location {@code
 * global} has a host that exists.
 *
 * @param host DNS name or IP address
 * @param port 443 unless an Azure endpoint names another
 * @param path the provider's path for an answer in one piece
 * @param streamingPath the path for a streamed answer, where that is another one
 */
record ProviderDefaults(String host, int port, String path, Optional<String> streamingPath) {

  private static final int HTTPS = 443;

  /** The defaults of a provider whose required fields the schema check has found to be there. */
  static ProviderDefaults of(Provider provider) {
    String host = provider.type().host();
    String version = provider.value(ProviderText.API_VERSION);
    String model = provider.value(ProviderText.MODEL);
    return switch (provider.type()) {
      case OPENAI -> new ProviderDefaults(host, HTTPS, "/v1/chat/completions", Optional.empty());
      case ANTHROPIC -> new ProviderDefaults(host, HTTPS, "/v1/messages", Optional.empty());
      case AZUREOPENAI -> {
        AzureEndpoint endpoint = AzureEndpoint.parse(provider.value(ProviderText.ENDPOINT));
        String deployment = provider.value(ProviderText.DEPLOYMENT_NAME);
        yield new ProviderDefaults(
            endpoint.host(),
            endpoint.port().orElse(HTTPS),
            "/openai/deployments/" + deployment + "/chat/completions?api-version=" + version,
            Optional.empty());
      }
      case GEMINI -> google(host, "/" + version + "/models/" + model, provider);
      case VERTEXAI -> {
        String region = provider.value(ProviderText.LOCATION);
        String project = provider.value(ProviderText.PROJECT_ID);
        String place = "/" + version + "/projects/" + project + "/locations/" + region;
        yield google(VertexHost.of(region), place + "/publishers/google/models/" + model, provider);
      }
      case BEDROCK -> throw new IllegalStateException("Bedrock is not rendered");
    };
  }

  /**
   * Google's APIs name the method behind the model and stream by another method; a manifest's own
   * choice is taken as it is for streamed answers too.
   */
  private static ProviderDefaults google(String host, String modelPath, Provider provider) {
    return provider.text(ProviderText.MODEL_PATH).isPresent()
        ? new ProviderDefaults(
            host,
            HTTPS,
            modelPath + ":" + provider.value(ProviderText.MODEL_PATH),
            Optional.empty())
        : new ProviderDefaults(
            host,
            HTTPS,
            modelPath + ":generateContent",
            Optional.of(modelPath + ":streamGenerateContent?alt=sse"));
  }
}
