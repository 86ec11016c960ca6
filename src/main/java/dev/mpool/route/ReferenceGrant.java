package dev.mpool.route;

import dev.mpool.model.BackendName;
import java.util.List;
import java.util.Optional;

/**
 * A ReferenceGrant: HTTPRoutes of some namespaces may name Backends of the grant's own.
 *
 * @param namespace the grant's own
 * @param from the namespaces whose HTTPRoutes are trusted
 * @param to the Backends that they may name; an empty name stands for all
 */
public record ReferenceGrant(String namespace, List<String> from, List<Optional<String>> to) {

  /** Whether HTTPRoutes of a namespace may name a Backend. */
  public boolean permits(String namespaceOfRoute, BackendName backend) {
    return namespace.equals(backend.namespace())
        && from.contains(namespaceOfRoute)
        && (to.contains(Optional.<String>empty()) || to.contains(Optional.of(backend.name())));
  }
}
