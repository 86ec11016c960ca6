package dev.mpool.model;

import dev.mpool.manifest.ManifestObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads which Secrets there will be, and which keys they have; the values are left alone. A Secret
 * is written as one, or made by the controller of a SealedSecret or ExternalSecret, which gives it
 * its own name unless another is asked for.
 */
public final class SecretReader {

  private static final int MOST_KEYS = 1000;
  private static final String ANY_NAMESPACE = "";

  private SecretReader() {}

  /** The Secret of a manifest of kind Secret. */
  public static SecretManifest secret(ManifestObject object) {
    ObjectView root = ObjectView.of(object);
    Set<String> keys = new HashSet<>(root.object("data").keys());
    keys.addAll(root.object("stringData").keys());
    return named(root, Optional.of(keys));
  }

  /** The Secret that a SealedSecret is unsealed to. */
  public static SecretManifest sealed(ManifestObject object) {
    ObjectView root = ObjectView.of(object);
    ObjectView spec = root.object("spec");
    Set<String> keys = new HashSet<>(spec.object("encryptedData").keys());
    keys.addAll(spec.object("template").object("data").keys());
    return named(root, Optional.of(keys));
  }

  /** The Secret that an ExternalSecret fetches. */
  public static SecretManifest external(ManifestObject object) {
    ObjectView root = ObjectView.of(object);
    ObjectView spec = root.object("spec");
    SecretManifest own = named(root, externalKeys(spec));
    return new SecretManifest(
        own.namespace(),
        Located.valueOr(spec.object("target").string("name"), own.name()),
        own.keys(),
        false);
  }

  /** The Secrets that a ClusterExternalSecret fetches into the namespaces that it selects. */
  public static SecretManifest clusterExternal(ManifestObject object) {
    ObjectView root = ObjectView.of(object);
    ObjectView spec = root.object("spec");
    ObjectView inner = spec.object("externalSecretSpec");
    String own = Located.valueOr(root.object("metadata").string("name"), "");
    String external = Located.valueOr(spec.string("externalSecretName"), own);
    String name = Located.valueOr(inner.object("target").string("name"), external);
    return new SecretManifest(ANY_NAMESPACE, name, externalKeys(inner), false);
  }

  private static SecretManifest named(ObjectView root, Optional<Set<String>> keys) {
    ObjectView metadata = root.object("metadata");
    return new SecretManifest(
        BackendReader.namespace(metadata),
        Located.valueOr(metadata.string("name"), ""),
        keys,
        false);
  }

  /** What a template makes, and what a store holds, is not for a manifest to tell. */
  private static Optional<Set<String>> externalKeys(ObjectView spec) {
    List<ObjectView> data = spec.objects("data", MOST_KEYS);
    if (data.isEmpty()
        || spec.key("dataFrom").isPresent()
        || spec.object("target").key("template").isPresent()) {
      return Optional.empty();
    }
    Set<String> keys = new HashSet<>();
    for (ObjectView each : data) {
      keys.add(Located.valueOr(each.string("secretKey"), ""));
    }
    return Optional.of(keys);
  }
}
