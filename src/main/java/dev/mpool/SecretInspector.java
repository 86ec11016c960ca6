package dev.mpool;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.ObjectKind;
import dev.mpool.model.KustomizationReader;
import dev.mpool.model.SecretManifest;
import dev.mpool.model.SecretReader;
import dev.mpool.rule.RuleSettings;
import java.util.List;

/**
 * Reads which Secrets there are, or will be made. What says so is not judged, and counts as passed
 * over.
 */
record SecretInspector(ObjectKind kind) implements KindInspector {

  private static final ObjectKind SECRET = new ObjectKind("Secret", List.of("v1"));
  private static final ObjectKind SEALED =
      new ObjectKind("SealedSecret", List.of("bitnami.com/v1alpha1"));
  private static final List<String> EXTERNAL_VERSIONS =
      List.of(
          "external-secrets.io/v1", "external-secrets.io/v1beta1", "external-secrets.io/v1alpha1");
  private static final ObjectKind EXTERNAL = new ObjectKind("ExternalSecret", EXTERNAL_VERSIONS);
  private static final ObjectKind CLUSTER_EXTERNAL =
      new ObjectKind("ClusterExternalSecret", EXTERNAL_VERSIONS);

  /** One for each kind that tells of Secrets. */
  static List<KindInspector> all() {
    return List.of(
        new SecretInspector(SECRET),
        new SecretInspector(SEALED),
        new SecretInspector(EXTERNAL),
        new SecretInspector(CLUSTER_EXTERNAL),
        new SecretInspector(ObjectKind.KUSTOMIZATION));
  }

  @Override
  public void inspect(ManifestObject object, RuleSettings rules, InspectedFile file) {
    file.skip(1);
    if (kind == ObjectKind.KUSTOMIZATION) {
      for (SecretManifest secret : KustomizationReader.secrets(object)) {
        file.add(object, secret);
      }
      return;
    }
    SecretManifest secret;
    if (kind == SEALED) {
      secret = SecretReader.sealed(object);
    } else if (kind == EXTERNAL) {
      secret = SecretReader.external(object);
    } else if (kind == CLUSTER_EXTERNAL) {
      secret = SecretReader.clusterExternal(object);
    } else {
      secret = SecretReader.secret(object);
    }
    file.add(object, secret);
  }

  @Override
  public void pass(ManifestObject object, RuleSettings rules, InspectedFile file) {
    inspect(object, rules, file);
  }
}
