package dev.mpool.envoy;

import dev.mpool.model.ProviderType;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every endpoint of a Backend has to know about the others. All attempts of a request share
 * one set of headers, so each removes what any other may have set, and the first keeps what a later
 * one needs of the client's request.
 *
 * @param strip credential headers that only this Backend uses, beside the providers' usual ones
 * @param remember headers of the client's that an attempt overwrites and a later one needs
 */
record PoolFacts(List<String> strip, List<String> remember) {

  /** The headers that the transformation removes for every Backend. */
  private static final Set<String> STANDARD =
      Set.of(
          "authorization", "x-api-key", "api-key", "x-goog-api-key", "key", "proxy-authorization");

  private static final String ANTHROPIC_VERSION = "anthropic-version";

  static PoolFacts of(List<Endpoint> endpoints) {
    Set<String> strip = new TreeSet<>();
    for (Endpoint endpoint : endpoints) {
      strip.add(endpoint.credential().header());
    }
    strip.removeAll(STANDARD);
    return new PoolFacts(List.copyOf(strip), List.copyOf(remembered(endpoints)));
  }

  private static Set<String> remembered(List<Endpoint> endpoints) {
    Set<String> remember = new TreeSet<>();
    if (endpoints.size() == 1) {
      return remember;
    }
    for (Endpoint endpoint : endpoints) {
      if (endpoint.credential() instanceof Credential.Passthrough passthrough) {
        remember.add(passthrough.header());
        remember.add("authorization");
      }
      if (endpoint.provider() == ProviderType.ANTHROPIC && endpoint.anthropicVersion().isEmpty()) {
        remember.add(ANTHROPIC_VERSION);
      }
      if (endpoint.path().streamingDefault().isPresent() && endpoint.path().override().isEmpty()) {
        remember.add(":path");
      }
    }
    return remember;
  }
}
