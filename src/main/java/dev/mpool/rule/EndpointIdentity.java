package dev.mpool.rule;

import dev.mpool.model.AuthHeaderOverride;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything in an endpoint's manifest that makes a request to it differ from a request to another
 * endpoint, without the places where it is written. Names of hosts and headers are in lower case.
 *
 * <p>No record: Java makes a record's {@code hashCode} at run time, which takes longer than all of
 * a validation.
 */
final class EndpointIdentity {

  private final List<Object> parts;

  private EndpointIdentity(List<Object> parts) {
    this.parts = parts;
  }

  static EndpointIdentity of(Member endpoint, Provider provider) {
    DeclaredAddress address = DeclaredAddress.of(endpoint);
    AuthHeaderOverride override = endpoint.authHeaderOverride().orElse(null);
    Optional<Located<String>> header = Optional.empty();
    Optional<Located<String>> prefix = Optional.empty();
    if (override != null) {
      header = override.headerName();
      prefix = override.prefix();
    }
    return new EndpointIdentity(
        List.of(
            provider.type(),
            address.host().isPresent() ? address.hostKey() : provider.type().host(),
            address.port().isPresent() ? address.port().get().value() : 0,
            optional(endpoint.fullPath()),
            values(provider),
            credential(provider.authToken().orElse(null)),
            optional(header).toLowerCase(Locale.ROOT),
            optional(prefix)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EndpointIdentity identity && identity.parts.equals(parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /** A text in which one that is set to "" differs from one that is not set. */
  private static String optional(Optional<Located<String>> value) {
    return value.isPresent() ? "=" + value.get().value() : "";
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
