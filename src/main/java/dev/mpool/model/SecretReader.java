package dev.mpool.model;

import dev.mpool.manifest.ManifestObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads which keys a Secret of the input has; the values are left alone. */
public final class SecretReader {

  private SecretReader() {}

  public static SecretManifest read(ManifestObject object) {
    ObjectView root = ObjectView.of(object);
    ObjectView metadata = root.object("metadata");
    Set<String> keys = new HashSet<>(root.object("data").keys());
    keys.addAll(root.object("stringData").keys());
    Optional<Located<String>> name = metadata.string("name");
    return new SecretManifest(
        BackendReader.namespace(metadata), name.isPresent() ? name.get().value() : "", keys);
  }
}
