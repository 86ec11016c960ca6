package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.Optional;

/**
 * One provider with its overrides: an entry of a priority's pool, or the whole of {@code llm}.
 *
 * @param location the entry
 * @param providerKey the key {@code provider}; the entry itself if it lacks one
 * @param provider empty if it names no provider, or more than one
 * @param fullPath {@code pathOverride.fullPath}
 */
public record Member(
    Location location,
    Location providerKey,
    Optional<Provider> provider,
    Optional<HostOverride> hostOverride,
    Optional<Located<String>> fullPath,
    Optional<AuthHeaderOverride> authHeaderOverride) {

  /** Where the provider's credential comes from. */
  public Optional<AuthToken> authToken() {
    return provider.isPresent() ? provider.get().authToken() : Optional.empty();
  }
}
