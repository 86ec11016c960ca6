package dev.mpool.e2e;

import dev.mpool.e2e.MockProvider.Attempt;
import java.util.List;
import java.util.Set;

/** The headers of an attempt that carry credentials. */
final class Credentials {

  private static final Set<String> NAMES =
      Set.of(
          "authorization",
          "x-api-key",
          "api-key",
          "x-goog-api-key",
          "key",
          "proxy-authorization",
          "x-custom");

  private Credentials() {}

  /** Each as {@code name: value}, in the order they arrived. */
  static List<String> of(Attempt attempt) {
    return attempt.headers().stream()
        .filter(header -> NAMES.contains(header.name()))
        .map(header -> header.name() + ": " + header.value())
        .toList();
  }
}
