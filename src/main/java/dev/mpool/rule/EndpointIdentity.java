package dev.mpool.rule;

import dev.mpool.model.AuthHeaderOverride;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything in an endpoint's manifest that makes a request to it differ from a request to another
 * endpoint, without the places where it is written. Names of hosts and headers are in lower case.
 *
 * @param host "" for the provider's own
 * @param values the provider's fields in a fixed order, "" for one that is not set
 * @param credential the kind of token with what it names; an inline token hides itself
 */
record EndpointIdentity(
    ProviderType type,
    String host,
    Optional<Integer> port,
    Optional<String> path,
    List<String> values,
    List<Object> credential,
    Optional<String> header,
    Optional<String> prefix) {

  static EndpointIdentity of(Member endpoint, Provider provider) {
    DeclaredAddress address = DeclaredAddress.of(endpoint);
    Optional<AuthHeaderOverride> override = endpoint.authHeaderOverride();
    return new EndpointIdentity(
        provider.type(),
        address.hostKey(),
        address.port().map(Located::value),
        endpoint.fullPath().map(Located::value),
        values(provider),
        credential(provider.authToken().orElse(null)),
        override
            .flatMap(AuthHeaderOverride::headerName)
            .map(name -> name.value().toLowerCase(Locale.ROOT)),
        override.flatMap(AuthHeaderOverride::prefix).map(Located::value));
  }

  /** An Azure endpoint is left out: it is the host. */
  private static List<String> values(Provider provider) {
    String model = text(provider.model());
    if (provider instanceof Provider.Anthropic anthropic) {
      return List.of(model, text(anthropic.apiVersion()));
    } else if (provider instanceof Provider.AzureOpenAi azure) {
      return List.of(text(azure.deploymentName()), text(azure.apiVersion()));
    } else if (provider instanceof Provider.Gemini gemini) {
      return List.of(model, text(gemini.apiVersion()));
    } else if (provider instanceof Provider.VertexAi vertex) {
      return List.of(
          model,
          text(vertex.apiVersion()),
          text(vertex.projectId()),
          text(vertex.region()),
          text(vertex.modelPath()));
    } else {
      return List.of(model);
    }
  }

  private static List<Object> credential(AuthToken token) {
    if (token instanceof AuthToken.Inline inline && inline.token().isPresent()) {
      return List.of("Inline", inline.token().get().value());
    } else if (token instanceof AuthToken.SecretRef secretRef) {
      return List.of("SecretRef", text(secretRef.secretName()));
    } else {
      return List.of(token instanceof AuthToken.Passthrough ? "Passthrough" : "");
    }
  }

  private static String text(Optional<Located<String>> value) {
    return value.isPresent() ? value.get().value() : "";
  }
}
