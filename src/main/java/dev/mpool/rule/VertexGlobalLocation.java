package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.ProviderText;
import dev.mpool.model.VertexHost;

/**
 * kgateway makes a Vertex AI host from every location, and for {@code global} and the multi-regions
 * there is none.
 */
final class VertexGlobalLocation implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    Located<String> location = endpoint.text(ProviderText.LOCATION).orElse(null);
    if (location == null || endpoint.hostOverride().isPresent()) {
      return;
    }
    String host = VertexHost.of(location.value());
    String madeUp = VertexHost.ofRegion(location.value());
    if (!host.equals(madeUp)) {
      findings.add(
          Rule.VERTEX_GLOBAL_LOCATION,
          location.location(),
          "kgateway sends this to " + madeUp + ", which does not exist. mpool uses " + host + '.',
          "For kgateway, add `hostOverride: {host: " + host + ", port: 443}` or name a region.");
    }
  }
}
