package dev.mpool.plan;

import java.util.Optional;

/**
 * The path, with its query, of an endpoint's requests: its own override first, then the provider's
 * default.
 *
 * @param override the manifest's {@code pathOverride.fullPath}
 * @param providerDefault the provider's path for an answer in one piece
 * @param streamingDefault the provider's path for a streamed answer, where that is another one
 */
public record EndpointPath(
    Optional<String> override, String providerDefault, Optional<String> streamingDefault) {}
