package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Related;
import dev.mpool.diag.Rule;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Backend;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import java.util.List;
import java.util.Locale;

/**
 * A client's own token goes to one host only: it was given for one provider, and a failover would
 * hand it to another.
 */
final class PassthroughSeveralHosts implements Promise<Backend> {

  @Override
  public void check(Backend backend, RuleSettings settings, Findings findings) {
    Member first = null;
    AuthToken firstToken = null;
    for (Member endpoint : backend.endpoints()) {
      if (!(endpoint.authToken().orElse(null) instanceof AuthToken.Passthrough token)) {
        continue;
      }
      if (first == null) {
        first = endpoint;
        firstToken = token;
      } else if (!hostKey(first).equals(hostKey(endpoint))) {
        findings.add(
            Diagnostic.of(
                    Rule.PASSTHROUGH_SEVERAL_HOSTS,
                    token.kind(),
                    "The client's token is sent to this host as well as to the host of "
                        + first.place()
                        + ".",
                    "Give this endpoint a credential of its own with `kind: SecretRef`.")
                .withRelated(List.of(new Related(first.place(), firstToken.kind()))));
      }
    }
  }

  /** Vertex AI's regions are one provider's, like all endpoints that name no host. */
  private static String hostKey(Member endpoint) {
    String ofProvider = endpoint.provider().orElseThrow().type().field();
    return Located.valueOr(endpoint.host(), ofProvider).toLowerCase(Locale.ROOT);
  }
}
