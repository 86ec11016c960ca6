package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import java.util.Optional;

/** A credential travels encrypted, because whoever sees it once can use it for ever. */
final class PlaintextCredential implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    DeclaredAddress address = DeclaredAddress.of(endpoint);
    Optional<Located<Integer>> port = address.port();
    if (endpoint.authToken().isEmpty()
        || port.isEmpty()
        || settings.tls().covers(port.get().value())) {
      return;
    }
    Reach reach =
        address.host().isPresent() ? Reach.of(address.host().get().value()) : Reach.ANYWHERE;
    findings.add(
        Rule.PLAINTEXT_CREDENTIAL,
        port.get().location(),
        "Port "
            + port.get().value()
            + " is reached without TLS, so the credential is sent in clear; "
            + reach.readers()
            + ".",
        reach == Reach.ANYWHERE
            ? "Use port 443 or 8443 if the provider offers TLS there, or `--tls always`."
            : "If that is meant, say why above this line:"
                + " `# mpool:ignore plaintext-credential REASON`.");
  }
}
