package dev.mpool.model;

import dev.mpool.schema.ManifestObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads which keys a Secret of the input has; the values are left alone. */
public final class SecretReader {

  private SecretReader() {}

  public static SecretManifest read(ManifestObject object) {
    ObjectView root = ObjectView.of(object);
    Optional<ObjectView> metadata = root.object("metadata");
    Set<String> keys = new HashSet<>();
    root.object("data").ifPresent(data -> keys.addAll(data.keys()));
    root.object("stringData").ifPresent(data -> keys.addAll(data.keys()));
    return new SecretManifest(
        BackendReader.namespace(metadata),
        metadata.flatMap(view -> view.string("name")).map(Located::value).orElse(""),
        keys);
  }
}
