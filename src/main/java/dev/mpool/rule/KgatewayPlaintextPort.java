package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;

/**
 * What mpool sends over TLS, kgateway does as well: its own rule is TLS on port 443 and nowhere
 * else.
 */
final class KgatewayPlaintextPort implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<Integer> port = endpoint.hostOverride().port().orElse(null);
    if (endpoint.authToken().isPresent()
        && port != null
        && port.value() != 443
        && settings.tls().covers(port.value())) {
      findings.add(
          Rule.KGATEWAY_PLAINTEXT_PORT,
          port.location(),
          "kgateway uses TLS on port 443 only, and would send this credential to port "
              + port.value()
              + " in clear. mpool uses TLS.",
          "Use port 443 if kgateway has to serve this Backend as well.");
    }
  }
}
