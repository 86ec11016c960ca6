package dev.mpool.rule;

import dev.mpool.model.AuthToken;
import dev.mpool.model.Backend;
import dev.mpool.model.Located;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a Backend that names a Secret; the Secret is one of the Backend's namespace.
 *
 * @param name one that Kubernetes allows; other names are findings of their own
 */
record SecretUse(String namespace, String name, Location location) {

  /** Every use in the order of the input, repetitions included. */
  static List<SecretUse> allOf(List<Backend> backends) {
    List<SecretUse> uses = new ArrayList<>();
    for (Backend backend : backends) {
      for (EndpointPlace place : EndpointPlace.allOf(backend)) {
        if (place.endpoint().authToken().orElse(null) instanceof AuthToken.SecretRef secretRef) {
          Optional<Located<String>> name = secretRef.secretName();
          if (name.isPresent() && SecretNameInvalid.isSubdomain(name.get().value())) {
            uses.add(
                new SecretUse(
                    backend.name().namespace(), name.get().value(), name.get().location()));
          }
        }
      }
    }
    return uses;
  }

  /** {@code NAMESPACE/NAME}. */
  String qualifiedName() {
    return namespace + '/' + name;
  }
}
