package dev.mpool.rule;

import dev.mpool.model.Backend;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.text.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
      for (Located<String> name : namedIn(backend)) {
        addIfValid(uses, backend.name().namespace(), name);
      }
    }
    return uses;
  }

  /** The first use of each Secret in the order of the input. Thousands of Backends share a few. */
  static List<SecretUse> firstOfEach(List<Backend> backends) {
    Map<String, Set<String>> known = new HashMap<>();
    List<SecretUse> uses = new ArrayList<>();
    for (Backend backend : backends) {
      String namespace = backend.name().namespace();
      Set<String> names = known.get(namespace);
      if (names == null) {
        names = new HashSet<>();
        known.put(namespace, names);
      }
      for (Located<String> name : namedIn(backend)) {
        if (names.add(name.value())) {
          addIfValid(uses, namespace, name);
        }
      }
    }
    return uses;
  }

  private static List<Located<String>> namedIn(Backend backend) {
    List<Located<String>> names = new ArrayList<>();
    for (Member endpoint : backend.endpoints()) {
      if (endpoint.secretName().isPresent()) {
        names.add(endpoint.secretName().get());
      }
    }
    return names;
  }

  private static void addIfValid(List<SecretUse> uses, String namespace, Located<String> name) {
    if (SecretNameInvalid.isSubdomain(name.value())) {
      uses.add(new SecretUse(namespace, name.value(), name.location()));
    }
  }

  /** {@code NAMESPACE/NAME}. */
  String qualifiedName() {
    return namespace + '/' + name;
  }
}
