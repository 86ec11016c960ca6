package dev.mpool.envoy;

import dev.mpool.model.ProviderType;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every endpoint of a Backend has to know about the others. All attempts of a request share
 * one set of headers, so each removes what another may have set, and the first keeps what a later
 * one needs of the client's request. What a Backend does not need is left out, because remembering
 * and removing cost time on every request.
 *
 * @param removed headers of the client's that go before the first attempt
 * @param strip headers that an attempt takes away before it sets its own
 * @param remember headers of the client's that an attempt overwrites and a later one needs
 */
record PoolFacts(List<String> removed, List<String> strip, List<String> remember) {

  static final String AUTHORIZATION = "authorization";
  private static final String GOOGLE_KEY = "x-goog-api-key";
  private static final String ANTHROPIC_VERSION = "anthropic-version";
  private static final String CONTENT_LENGTH = "content-length";
  private static final String PATH = ":path";

  static PoolFacts of(List<Endpoint> endpoints) {
    Set<String> own = new TreeSet<>();
    boolean passesThrough = false;
    int withVersion = 0;
    for (Endpoint endpoint : endpoints) {
      own.add(endpoint.credential().header());
      passesThrough |= endpoint.credential() instanceof Credential.Passthrough;
      withVersion += endpoint.provider() == ProviderType.ANTHROPIC ? 1 : 0;
    }
    Set<String> all = ProviderType.credentialHeaders();
    all.addAll(own);
    Set<String> strip = new TreeSet<>();
    if (passesThrough) {
      strip.addAll(all);
    } else if (own.size() > 1) {
      strip.addAll(own);
    }
    if (withVersion > 0 && withVersion < endpoints.size()) {
      strip.add(ANTHROPIC_VERSION);
    }
    List<String> removed = passesThrough ? List.of() : List.copyOf(all);
    return new PoolFacts(removed, List.copyOf(strip), List.copyOf(remembered(endpoints)));
  }

  private static Set<String> remembered(List<Endpoint> endpoints) {
    Set<String> needed = new TreeSet<>();
    if (endpoints.size() == 1) {
      return needed;
    }
    int withModel = 0;
    int withPath = 0;
    int withClientsVersion = 0;
    for (Endpoint endpoint : endpoints) {
      if (endpoint.credential() instanceof Credential.Passthrough passthrough) {
        needed.add(passthrough.header());
        needed.add(AUTHORIZATION);
        if (endpoint.provider() == ProviderType.VERTEXAI) {
          needed.add(GOOGLE_KEY);
        }
      }
      if (endpoint.provider() == ProviderType.ANTHROPIC) {
        withClientsVersion += endpoint.anthropicVersion().isEmpty() ? 1 : 0;
      }
      if (endpoint.path().streamingDefault().isPresent() && endpoint.path().override().isEmpty()) {
        needed.add(PATH);
      }
      withPath += endpoint.path().override().isPresent() ? 1 : 0;
      withModel += endpoint.bodyModel().isPresent() ? 1 : 0;
    }
    if (withModel > 0 && withModel < endpoints.size()) {
      needed.add(CONTENT_LENGTH);
    }
    if (withPath > 0 && withPath < endpoints.size()) {
      // What the client asks for is judged by its path, which an endpoint's own may have replaced.
      needed.add(PATH);
    }
    // If anything is remembered, nothing else is known of the client's headers.
    boolean allTakeClientsVersion = withClientsVersion == endpoints.size();
    if (withClientsVersion > 0 && (!allTakeClientsVersion || !needed.isEmpty())) {
      needed.add(ANTHROPIC_VERSION);
    }
    if (withPath < endpoints.size() && !needed.isEmpty()) {
      needed.add(PATH);
    }
    return needed;
  }
}
