package dev.mpool.plan;

import dev.mpool.model.AzureEndpoint;
import dev.mpool.model.Located;
import dev.mpool.model.Provider;
import dev.mpool.model.VertexHost;
import java.util.Optional;

/**
 * What a provider means when its manifest overrides nothing: host, path, credential header. The
 * facts are kgateway's (September 2025), with its mistakes put right: the Gemini key travels in
 * Google's own header and never in the URL, and Vertex AI's location {@code global} has a host that
 * exists.
 *
 * @param host DNS name or IP address
 * @param port 443 unless an Azure endpoint names another
 * @param path the provider's path for an answer in one piece
 * @param streamingPath the path for a streamed answer, where that is another one
 * @param credentialHeader in lower case
 * @param credentialPrefix what stands before the token
 * @param model the model that the manifest names; an empty one names none
 * @param modelInBody whether it travels in the request's body, or in the path
 * @param anthropicVersion the manifest's API version, where it travels in a header
 */
record ProviderDefaults(
    String host,
    int port,
    String path,
    Optional<String> streamingPath,
    String credentialHeader,
    String credentialPrefix,
    Optional<String> model,
    boolean modelInBody,
    Optional<String> anthropicVersion) {

  private static final int HTTPS = 443;

  /**
   * The defaults of a provider whose required fields the schema check has found to be there.
   *
   * @return empty for Bedrock, which mpool does not render
   */
  static Optional<ProviderDefaults> of(Provider provider) {
    if (provider instanceof Provider.OpenAi openAi) {
      return Optional.of(
          chat(
              openAi.type().host(),
              "/v1/chat/completions",
              "authorization",
              "Bearer ",
              given(openAi.model()),
              Optional.empty()));
    } else if (provider instanceof Provider.Anthropic anthropic) {
      return Optional.of(
          chat(
              anthropic.type().host(),
              "/v1/messages",
              "x-api-key",
              "",
              given(anthropic.model()),
              given(anthropic.apiVersion())));
    } else if (provider instanceof Provider.AzureOpenAi azure) {
      return Optional.of(azure(azure));
    } else if (provider instanceof Provider.Gemini gemini) {
      String model = "/" + text(gemini.apiVersion()) + "/models/" + text(gemini.model());
      return Optional.of(
          google(
              gemini.type().host(),
              model,
              "x-goog-api-key",
              "",
              given(gemini.model()),
              Optional.empty()));
    } else if (provider instanceof Provider.VertexAi vertex) {
      return Optional.of(vertex(vertex));
    } else {
      return Optional.empty();
    }
  }

  private static ProviderDefaults chat(
      String host,
      String path,
      String header,
      String prefix,
      Optional<String> model,
      Optional<String> anthropicVersion) {
    return new ProviderDefaults(
        host, HTTPS, path, Optional.empty(), header, prefix, model, true, anthropicVersion);
  }

  private static ProviderDefaults azure(Provider.AzureOpenAi azure) {
    AzureEndpoint endpoint = AzureEndpoint.parse(text(azure.endpoint()));
    String path =
        "/openai/deployments/"
            + text(azure.deploymentName())
            + "/chat/completions?api-version="
            + text(azure.apiVersion());
    return new ProviderDefaults(
        endpoint.host(),
        endpoint.port().orElse(HTTPS),
        path,
        Optional.empty(),
        "api-key",
        "",
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static ProviderDefaults vertex(Provider.VertexAi vertex) {
    String region = text(vertex.region());
    String host = VertexHost.of(region);
    String model =
        "/"
            + text(vertex.apiVersion())
            + "/projects/"
            + text(vertex.projectId())
            + "/locations/"
            + region
            + "/publishers/google/models/"
            + text(vertex.model());
    return google(
        host,
        model,
        "authorization",
        "Bearer ",
        given(vertex.model()),
        Located.value(vertex.modelPath()));
  }

  /**
   * Google's APIs name the method behind the model and stream by another method.
   *
   * @param modelPath the path up to the method
   * @param method the manifest's own choice, taken as it is for streamed answers too
   */
  private static ProviderDefaults google(
      String host,
      String modelPath,
      String header,
      String prefix,
      Optional<String> model,
      Optional<String> method) {
    Optional<String> streaming =
        method.isPresent()
            ? Optional.empty()
            : Optional.of(modelPath + ":streamGenerateContent?alt=sse");
    return new ProviderDefaults(
        host,
        HTTPS,
        modelPath + ":" + method.orElse("generateContent"),
        streaming,
        header,
        prefix,
        model,
        false,
        Optional.empty());
  }

  /** The CRD lets optional texts be empty, which kgateway takes for left out. */
  private static Optional<String> given(Optional<Located<String>> value) {
    return value.isPresent() && !value.get().value().isEmpty()
        ? Optional.of(value.get().value())
        : Optional.empty();
  }

  private static String text(Optional<Located<String>> value) {
    return value.orElseThrow().value();
  }
}
