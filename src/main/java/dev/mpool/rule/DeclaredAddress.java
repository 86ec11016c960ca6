package dev.mpool.rule;

import dev.mpool.model.AzureEndpoint;
import dev.mpool.model.HostOverride;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an endpoint is, as far as its manifest says it.
 *
 * @param host empty for the provider's own host, and where the schema check has refused the host
 * @param port empty where the schema check has refused the port
 */
record DeclaredAddress(Optional<Located<String>> host, Optional<Located<Integer>> port) {

  static final int HTTPS = 443;

  static DeclaredAddress of(Member endpoint) {
    if (endpoint.hostOverride().isPresent()) {
      HostOverride override = endpoint.hostOverride().get();
      return new DeclaredAddress(nonEmpty(override.host()), override.port());
    }
    if (endpoint.provider().orElse(null) instanceof Provider.AzureOpenAi azure
        && azure.endpoint().isPresent()) {
      Located<String> written = azure.endpoint().get();
      AzureEndpoint parsed = AzureEndpoint.parse(written.value());
      return new DeclaredAddress(
          nonEmpty(Optional.of(new Located<>(parsed.host(), written.location()))),
          Optional.of(new Located<>(parsed.port().orElse(HTTPS), written.location())));
    }
    return new DeclaredAddress(
        Optional.empty(), Optional.of(new Located<>(HTTPS, endpoint.providerKey())));
  }

  /** A name for the host under which equal hosts are equal; the provider's own host is "". */
  String hostKey() {
    return host.isPresent() ? host.get().value().toLowerCase(Locale.ROOT) : "";
  }

  private static Optional<Located<String>> nonEmpty(Optional<Located<String>> text) {
    return text.isPresent() && !text.get().value().isEmpty() ? text : Optional.empty();
  }
}
