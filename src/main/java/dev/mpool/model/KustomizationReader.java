package dev.mpool.model;

import dev.mpool.manifest.ManifestObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads which Secrets a kustomization generates. kustomize puts a hash behind their names and
 * writes it into what it knows to name Secrets, to which a Backend's secretRef does not belong.
 */
public final class KustomizationReader {

  private static final int MOST = 1000;
  private static final String HASH_OFF = "disableNameSuffixHash";

  private KustomizationReader() {}

  /** The Secrets, each in every namespace that it may be in. */
  public static List<SecretManifest> secrets(ManifestObject object) {
    ObjectView root = ObjectView.of(object);
    // Configurations may tell kustomize where a Backend names a Secret.
    boolean keepsNames =
        isTrue(root.object("generatorOptions")) || !root.strings("configurations", MOST).isEmpty();
    String prefix = Located.valueOr(root.string("namePrefix"), "");
    String suffix = Located.valueOr(root.string("nameSuffix"), "");
    String ofAll = Located.valueOr(root.string("namespace"), "");
    List<SecretManifest> secrets = new ArrayList<>();
    for (ObjectView each : root.objects("secretGenerator", MOST)) {
      String name = prefix + Located.valueOr(each.string("name"), "") + suffix;
      boolean hashed = !keepsNames && !isTrue(each.object("options"));
      String namespace = ofAll.isEmpty() ? Located.valueOr(each.string("namespace"), "") : ofAll;
      Optional<Set<String>> keys = keys(each);
      secrets.add(new SecretManifest(namespace, name, keys, hashed));
      if (!ofAll.isEmpty()) {
        // Backends of the same kustomization need not name its namespace.
        secrets.add(new SecretManifest("default", name, keys, hashed));
      }
    }
    return secrets;
  }

  private static boolean isTrue(ObjectView options) {
    return Located.valueOr(options.bool(HASH_OFF), false);
  }

  /** Values stand behind the sign, and are left alone. */
  private static Optional<Set<String>> keys(ObjectView generator) {
    if (generator.key("envs").isPresent()
        || generator.key("env").isPresent()
        || generator.key("behavior").isPresent()) {
      return Optional.empty();
    }
    Set<String> keys = new HashSet<>();
    for (Located<String> literal : generator.strings("literals", MOST)) {
      int sign = literal.value().indexOf('=');
      keys.add(sign < 0 ? literal.value() : literal.value().substring(0, sign));
    }
    for (Located<String> file : generator.strings("files", MOST)) {
      int sign = file.value().indexOf('=');
      keys.add(
          sign < 0
              ? file.value().substring(file.value().lastIndexOf('/') + 1)
              : file.value().substring(0, sign));
    }
    return Optional.of(keys);
  }
}
