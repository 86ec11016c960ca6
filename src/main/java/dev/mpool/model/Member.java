package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One provider with its overrides: an entry of a priority's pool, or the whole of {@code llm}.
 *
 * @param location the entry
 * @param providerKey the key {@code provider}; the entry itself if it lacks one
 * @param provider empty if it names no provider, or more than one
 * @param inlineToken the text of {@code inline}, also where its kind leaves it without effect
 * @param fullPath {@code pathOverride.fullPath}
 */
public record Member(
    Location location,
    Location providerKey,
    Optional<Provider> provider,
    Optional<Located<InlineSecret>> inlineToken,
    Optional<HostOverride> hostOverride,
    Optional<Located<String>> fullPath,
    Optional<AuthHeaderOverride> authHeaderOverride) {

  /** Where the provider's credential comes from. */
  public Optional<AuthToken> authToken() {
    return provider.isPresent() ? provider.get().authToken() : Optional.empty();
  }

  /** Every text of the entry that a configuration or a report shows as it is. */
  public List<Located<String>> shownTexts() {
    List<Located<String>> texts = new ArrayList<>();
    if (provider.isPresent()) {
      provider.get().addTextsTo(texts);
    }
    if (authToken().orElse(null) instanceof AuthToken.SecretRef secretRef) {
      Located.addTo(texts, secretRef.secretName());
    }
    if (hostOverride.isPresent()) {
      Located.addTo(texts, hostOverride.get().host());
    }
    Located.addTo(texts, fullPath);
    if (authHeaderOverride.isPresent()) {
      Located.addTo(texts, authHeaderOverride.get().prefix());
      Located.addTo(texts, authHeaderOverride.get().headerName());
    }
    return texts;
  }
}
