package dev.mpool.drill;

import dev.mpool.model.BackendName;
import dev.mpool.plan.Endpoint;
import java.util.Optional;

/**
 * An attempt as it reached a mock provider, byte for byte.
 *
 * @param endpoint the endpoint of the plan that the mock stands for
 * @param serverName the name that the TLS client asked for; empty without TLS or a name
 */
record Arrival(
    BackendName backend, Endpoint endpoint, HttpMessage request, Optional<String> serverName) {}
