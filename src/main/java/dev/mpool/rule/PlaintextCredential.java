package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;

/** A credential travels encrypted, because whoever sees it once can use it for ever. */
final class PlaintextCredential implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<Integer> port = endpoint.port().orElse(null);
    if (endpoint.authToken().isEmpty() || port == null || settings.tls().covers(port.value())) {
      return;
    }
    Located<String> host = endpoint.host().orElse(null);
    Reach reach = host == null ? Reach.ANYWHERE : Reach.of(host.value());
    findings.add(
        Rule.PLAINTEXT_CREDENTIAL,
        port.location(),
        "Port %s is reached without TLS, so the credential is sent in clear; %s."
            .formatted(port.value(), reach.readers()),
        reach == Reach.ANYWHERE
            ? "Use port 443 or 8443 if the provider offers TLS there, or `--tls always`."
            : "If that is meant, say why above this line:"
                + " `# mpool:ignore plaintext-credential REASON`.");
  }
}
