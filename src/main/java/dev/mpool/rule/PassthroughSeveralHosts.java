package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Backend;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderType;
import java.util.List;

/**
 * A client's own token goes to one host only: it was given for one provider, and a failover would
 * hand it to another.
 */
final class PassthroughSeveralHosts implements Promise<Backend> {

  @Override
  public void check(Backend backend, RuleSettings settings, Findings findings) {
    EndpointPlace first = null;
    for (EndpointPlace place : EndpointPlace.allOf(backend)) {
      if (!(place.endpoint().authToken().orElse(null) instanceof AuthToken.Passthrough token)) {
        continue;
      }
      if (first == null) {
        first = place;
      } else if (!hostKey(first.endpoint()).equals(hostKey(place.endpoint()))) {
        findings.add(finding(place, token, first));
      }
    }
  }

  private static Diagnostic finding(
      EndpointPlace place, AuthToken.Passthrough token, EndpointPlace first) {
    AuthToken firstToken = first.endpoint().authToken().orElseThrow();
    return Diagnostic.of(
            Rule.PASSTHROUGH_SEVERAL_HOSTS,
            token.kind(),
            "The client's token is sent to this host as well as to the host of " + first + ".",
            "Give this endpoint a credential of its own with `kind: SecretRef`.")
        .withRelated(List.of(new Related(first.toString(), firstToken.kind())));
  }

  /** Vertex AI's regions are one provider's, like all endpoints that name no host. */
  private static String hostKey(Member endpoint) {
    String host = DeclaredAddress.of(endpoint).hostKey();
    ProviderType type = endpoint.provider().map(Provider::type).orElseThrow();
    return host.isEmpty() ? type.field() : host;
  }
}
