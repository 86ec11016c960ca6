package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;
import dev.mpool.model.VertexHost;

/**
 * kgateway makes a Vertex AI host from every location, and for {@code global} and the multi-regions
 * there is none.
 */
final class VertexGlobalLocation implements Promise<Member> {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.hostOverride().isEmpty()
        && endpoint.provider().orElse(null) instanceof Provider.VertexAi vertex
        && vertex.region().isPresent()) {
      String location = vertex.region().get().value();
      String host = VertexHost.of(location);
      String madeUp = VertexHost.ofRegion(location);
      if (host.equals(madeUp)) {
        return;
      }
      findings.add(
          Rule.VERTEX_GLOBAL_LOCATION,
          vertex.region().get().location(),
          "kgateway sends this to " + madeUp + ", which does not exist. mpool uses " + host + '.',
          "For kgateway, add `hostOverride: {host: " + host + ", port: 443}` or name a region.");
    }
  }
}
