package dev.mpool.drill;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Endpoint;
import java.util.Optional;

/**
 * An attempt as it reached a mock provider, byte for byte.
 *
 * @param endpoint the endpoint of the plan that the mock stands for
 * @param serverName the name that the TLS client asked for; empty without TLS or a name
 */
record Arrival(
    BackendPlan backend, Endpoint endpoint, HttpMessage request, Optional<String> serverName) {

  /** The endpoint as reports name it: its priority, and its entry where the pool has several. */
  String place() {
    return place(endpoint, backend);
  }

  static String place(Endpoint endpoint, BackendPlan backend) {
    boolean isPool = backend.priorities().get(endpoint.priority()).size() > 1;
    return endpoint.priority() + (isPool ? "." + endpoint.poolIndex() : "");
  }
}
