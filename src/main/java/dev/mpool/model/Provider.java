package dev.mpool.model;

import dev.mpool.text.Location;
import java.util.Map;
import java.util.Optional;

/**
 * The AI provider of a pool entry.
 *
 * @param location the key that names the provider, such as {@code openai}
 * @param texts what its manifest says; a field that is missing or of the wrong type is not among
 *     them: the schema check has reported it, and the rules look at what is there
 */
public record Provider(
    ProviderType type,
    Location location,
    Optional<AuthToken> authToken,
    Map<ProviderText, Located<String>> texts) {

  public Optional<Located<String>> text(ProviderText text) {
    return Optional.ofNullable(texts.get(text));
  }

  /** A text as it is written; "" if there is none. */
  public String value(ProviderText text) {
    return Located.valueOr(text(text), "");
  }
}
