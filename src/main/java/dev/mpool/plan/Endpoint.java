package dev.mpool.plan;

import dev.mpool.model.ProviderType;
import java.util.Optional;

/**
 * One provider that a request may be sent to, with everything that an attempt at it needs.
 *
 * @param priority index of its priority, from 0
 * @param poolIndex index in the priority's pool, from 0
 * @param model the model that the manifest names
 * @param bodyModel the model that replaces the one in the request's body; empty leaves the body
 *     alone, because the manifest names no model or the path carries it
 * @param anthropicVersion the manifest's value of the header {@code anthropic-version}
 * @param line the line of its manifest where the entry begins, from 1
 */
public record Endpoint(
    int priority,
    int poolIndex,
    ProviderType provider,
    Address address,
    EndpointPath path,
    Optional<String> model,
    Optional<String> bodyModel,
    Credential credential,
    Optional<String> anthropicVersion,
    int line) {}
