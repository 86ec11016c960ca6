package dev.mpool.cli.option;

import dev.mpool.route.GatewayChoice;
import dev.mpool.text.Excerpt;
import java.util.Optional;

/** Reads which Gateway is meant: {@code NAMESPACE/NAME}, or {@code NAMESPACE/NAME/SECTION}. */
public final class GatewayName implements ValueReader<GatewayChoice> {

  @Override
  public GatewayChoice convert(String text) {
    if (!text.matches("(?s)[^/]+/[^/]+(/[^/]+)?")) {
      throw new InvalidValue(
          Excerpt.quoted(text) + " is not written like NAMESPACE/NAME or NAMESPACE/NAME/SECTION");
    }
    String[] parts = text.split("/");
    Optional<String> section = parts.length == 3 ? Optional.of(parts[2]) : Optional.empty();
    return new GatewayChoice(parts[0], parts[1], section);
  }
}
