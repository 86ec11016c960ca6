package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import java.util.Optional;

/**
 * What mpool sends over TLS, kgateway does as well: its own rule is TLS on port 443 and nowhere
 * else.
 */
final class KgatewayPlaintextPort implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.authToken().isEmpty() || endpoint.hostOverride().isEmpty()) {
      return;
    }
    Optional<Located<Integer>> port = endpoint.hostOverride().get().port();
    if (port.isPresent()
        && port.get().value() != DeclaredAddress.HTTPS
        && settings.tls().covers(port.get().value())) {
      findings.add(
          Rule.KGATEWAY_PLAINTEXT_PORT,
          port.get().location(),
          "kgateway uses TLS on port 443 only, and would send this credential to port "
              + port.get().value()
              + " in clear. mpool uses TLS.",
          "Use port 443 if kgateway has to serve this Backend as well.");
    }
  }
}
