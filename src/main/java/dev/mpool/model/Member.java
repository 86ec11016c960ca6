package dev.mpool.model;

import dev.mpool.text.Location;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One provider with its overrides: an entry of a priority's pool, or the whole of {@code llm}.
 *
 * @param location the entry
 * @param aliases the aliases that put the entry where it is, from the outside in; none if it is
 *     written in its own place
 * @param providerKey the key {@code provider}; the entry itself if it lacks one
 * @param provider empty if it names no provider, or more than one
 * @param inlineToken the text of {@code inline}, also where its kind leaves it without effect
 * @param fullPath {@code pathOverride.fullPath}
 */
public record Member(
    Location location,
    List<Span> aliases,
    Location providerKey,
    Optional<Provider> provider,
    Optional<Located<InlineSecret>> inlineToken,
    Optional<HostOverride> hostOverride,
    Optional<Located<String>> fullPath,
    Optional<AuthHeaderOverride> authHeaderOverride) {

  /**
   * Where something is to be changed that is wrong only beside another entry: where it is written,
   * or at the alias that puts it there and not into the other's place.
   *
   * @param written a place in this entry
   */
  public Location beside(Member other, Location written) {
    for (int i = 0; i < aliases.size(); i++) {
      if (i == other.aliases.size() || !aliases.get(i).equals(other.aliases.get(i))) {
        return written.withSpan(aliases.get(i));
      }
    }
    return written;
  }

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
