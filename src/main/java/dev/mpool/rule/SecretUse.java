package dev.mpool.rule;

import dev.mpool.model.Backend;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
      for (Member endpoint : backend.endpoints()) {
        Located<String> name = endpoint.secretName().orElse(null);
        if (name != null && SecretNameInvalid.isSubdomain(name.value())) {
          uses.add(new SecretUse(backend.name().namespace(), name.value(), name.location()));
        }
      }
    }
    return uses;
  }

  /** The first use of each Secret in the order of the input. */
  static List<SecretUse> firstOfEach(List<Backend> backends) {
    Set<String> known = new HashSet<>();
    List<SecretUse> uses = new ArrayList<>();
    for (SecretUse use : allOf(backends)) {
      if (known.add(use.qualifiedName())) {
        uses.add(use);
      }
    }
    return uses;
  }

  /** {@code NAMESPACE/NAME}. */
  String qualifiedName() {
    return namespace + '/' + name;
  }
}
