package dev.mpool.cli;

import dev.mpool.route.GatewayChoice;
import dev.mpool.text.Excerpt;
import java.util.Optional;

/** Reads which Gateway is meant: {@code NAMESPACE/NAME}, or {@code NAMESPACE/NAME/SECTION}. */
final class GatewayName implements ValueReader<GatewayChoice> {

  @Override
  public GatewayChoice convert(String text) {
    String[] parts = text.split("/", -1);
    boolean isWhole = parts.length == 2 || parts.length == 3;
    for (String part : parts) {
      isWhole &= !part.isEmpty();
    }
    if (!isWhole) {
      throw new InvalidValue(
          Excerpt.quoted(text) + " is not written like NAMESPACE/NAME or NAMESPACE/NAME/SECTION");
    }
    Optional<String> section = parts.length == 3 ? Optional.of(parts[2]) : Optional.empty();
    return new GatewayChoice(parts[0], parts[1], section);
  }
}
