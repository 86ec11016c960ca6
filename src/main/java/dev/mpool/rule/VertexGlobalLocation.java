package dev.mpool.rule;

import dev.mpool.diag.Diagnostic;
import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.model.Member;
import dev.mpool.model.Provider;

/** kgateway makes a Vertex AI host from every location, and for {@code global} there is none. */
final class VertexGlobalLocation implements EndpointRule {

  @Override
  public void check(Member endpoint, RuleSettings settings, Findings findings) {
    if (endpoint.hostOverride().isEmpty()
        && endpoint.provider().orElse(null) instanceof Provider.VertexAi vertex
        && vertex.region().isPresent()
        && vertex.region().get().value().equals("global")) {
      findings.add(
          Diagnostic.of(
                  Rule.VERTEX_GLOBAL_LOCATION,
                  vertex.region().get().location(),
                  "kgateway sends this to global-aiplatform.googleapis.com, which does not exist."
                      + " mpool uses aiplatform.googleapis.com.")
              .withHint(
                  "For kgateway, add `hostOverride: {host: aiplatform.googleapis.com, port: 443}`"
                      + " or name a region."));
    }
  }
}
