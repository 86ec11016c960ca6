package dev.mpool.explain;

import dev.mpool.plan.Address;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import java.util.Optional;

/**
 * One endpoint of a failover chain in the words of a reader. It names where a credential comes
 * from, never the credential.
 *
 * @param url where requests go, with the path
 * @param pathSource whether the path is the manifest's or the provider's
 * @param streamingPath the path of streamed answers, where that is another one
 * @param model what the provider sees as the model
 * @param credential where the credential comes from
 * @param place where Envoy reads it when it runs, if it is a Secret's
 * @param header the name of the header that carries it
 * @param tls how the connection is protected
 */
record ChainLink(
    int priority,
    int poolIndex,
    String provider,
    String url,
    String pathSource,
    Optional<String> streamingPath,
    String model,
    String credential,
    Optional<String> place,
    String header,
    String tls,
    int line) {

  static ChainLink of(Endpoint endpoint) {
    Optional<String> override = endpoint.path().override();
    return new ChainLink(
        endpoint.priority(),
        endpoint.poolIndex(),
        endpoint.provider().field(),
        origin(endpoint.address()) + override.orElse(endpoint.path().providerDefault()),
        override.isPresent() ? "pathOverride" : endpoint.provider().field() + " default",
        override.isPresent() ? Optional.empty() : endpoint.path().streamingDefault(),
        model(endpoint),
        source(endpoint.credential()),
        place(endpoint.credential()),
        endpoint.credential().header(),
        switch (endpoint.address().tls()) {
          case PLAINTEXT -> "none";
          case VERIFIED -> "verified";
          case UNVERIFIED -> "not verified";
        },
        endpoint.line());
  }

  /** Scheme, host and port, the port only where it is not the scheme's own. */
  private static String origin(Address address) {
    boolean secure = address.tls() != Address.Tls.PLAINTEXT;
    String host = address.host().indexOf(':') >= 0 ? '[' + address.host() + ']' : address.host();
    boolean usualPort = address.port() == (secure ? 443 : 80);
    return (secure ? "https://" : "http://") + host + (usualPort ? "" : ":" + address.port());
  }

  private static String model(Endpoint endpoint) {
    return endpoint.model().orElse("as the client asks");
  }

  private static String source(Credential credential) {
    if (credential instanceof Credential.Variable variable) {
      return "Secret " + variable.secret();
    } else if (credential instanceof Credential.MountedFile file) {
      return "Secret " + file.secret();
    } else if (credential instanceof Credential.Inline) {
      return "inline in the manifest";
    } else {
      return "the client's own";
    }
  }

  private static Optional<String> place(Credential credential) {
    if (credential instanceof Credential.Variable variable) {
      return Optional.of("$" + variable.variable());
    } else if (credential instanceof Credential.MountedFile file) {
      return Optional.of(file.path());
    } else {
      return Optional.empty();
    }
  }
}
