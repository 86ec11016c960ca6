package dev.mpool.model;

import dev.mpool.text.Location;
import dev.mpool.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One provider with its overrides: an entry of a priority's pool, or the whole of {@code llm}.
 *
 * @param priority its place in the failover chain, from 0
 * @param poolIndex its place in the priority's pool, from 0
 * @param location the entry
 * @param aliases the aliases that put the entry where it is, from the outside in; none if it is
 *     written in its own place
 * @param providerKey the key {@code provider}; the entry itself if it lacks one
 * @param provider empty if it names no provider, or more than one
 * @param inlineToken the text of {@code inline}, also where its kind leaves it without effect
 * @param fullPath {@code pathOverride.fullPath}
 * @param headerName {@code authHeaderOverride.headerName}
 * @param prefix {@code authHeaderOverride.prefix}, written before the token as it is
 */
public record Member(
    int priority,
    int poolIndex,
    Location location,
    List<Span> aliases,
    Location providerKey,
    Optional<Provider> provider,
    Optional<Located<InlineSecret>> inlineToken,
    HostOverride hostOverride,
    Optional<Located<String>> fullPath,
    Optional<Located<String>> headerName,
    Optional<Located<String>> prefix) {

  private static final int HTTPS = 443;

  /** Such as {@code priority 0, pool entry 1}. */
  public String place() {
    return "priority " + priority + ", pool entry " + poolIndex;
  }

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

  /** Whether it has a provider of a type. */
  public boolean is(ProviderType type) {
    return provider.isPresent() && provider.get().type() == type;
  }

  /** A text of its provider. */
  public Optional<Located<String>> text(ProviderText text) {
    return provider.isPresent() ? provider.get().text(text) : Optional.empty();
  }

  /** Where the provider's credential comes from. */
  public Optional<AuthToken> authToken() {
    return provider.isPresent() ? provider.get().authToken() : Optional.empty();
  }

  /** The inline token that is sent; empty if nothing is left of it without blanks and prefix. */
  public Optional<Located<InlineSecret>> sentToken() {
    return authToken().orElse(null) instanceof AuthToken.Inline inline
            && inline.token().isPresent()
            && !inline.token().get().value().isBlank()
        ? inline.token()
        : Optional.empty();
  }

  /** The Secret that holds the credential. */
  public Optional<Located<String>> secretName() {
    return authToken().orElse(null) instanceof AuthToken.SecretRef secretRef
        ? secretRef.secretName()
        : Optional.empty();
  }

  /** The host that the manifest names; empty for the provider's own, and where there is none. */
  public Optional<Located<String>> host() {
    Optional<Located<String>> host = hostOverride.host();
    Optional<Located<String>> endpoint = text(ProviderText.ENDPOINT);
    if (!hostOverride.isPresent() && endpoint.isPresent()) {
      String name = AzureEndpoint.parse(endpoint.get().value()).host();
      host = Optional.of(new Located<>(name, endpoint.get().location()));
    }
    return Located.valueOr(host, "").isEmpty() ? Optional.empty() : host;
  }

  /** The port that requests go to; empty where the schema check has refused it. */
  public Optional<Located<Integer>> port() {
    if (hostOverride.isPresent()) {
      return hostOverride.port();
    }
    Optional<Located<String>> endpoint = text(ProviderText.ENDPOINT);
    return Optional.of(
        endpoint.isPresent()
            ? new Located<>(
                AzureEndpoint.parse(endpoint.get().value()).port().orElse(HTTPS),
                endpoint.get().location())
            : new Located<>(HTTPS, providerKey));
  }

  /** Every text of the entry that a configuration or a report shows as it is. */
  public List<Located<String>> shownTexts() {
    List<Located<String>> texts = new ArrayList<>();
    if (provider.isPresent()) {
      texts.addAll(provider.get().texts().values());
    }
    for (Optional<Located<String>> text :
        List.of(secretName(), hostOverride.host(), fullPath, prefix, headerName)) {
      if (text.isPresent()) {
        texts.add(text.get());
      }
    }
    return texts;
  }
}
