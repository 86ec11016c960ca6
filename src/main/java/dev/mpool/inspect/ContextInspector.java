package dev.mpool.inspect;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.ObjectKind;
import dev.mpool.model.KustomizationReader;
import dev.mpool.model.SecretReader;
import dev.mpool.route.ReferenceGrantReader;
import dev.mpool.rule.RuleSettings;
import java.util.List;

/**
 * Reads what stands around Backends: which Secrets there are or will be made, and what HTTPRoutes
 * may refer to. What says so is not judged, and counts as passed over.
 */
enum ContextInspector implements KindInspector {
  REFERENCE_GRANT(new ObjectKind("ReferenceGrant", ObjectKind.HTTP_ROUTE.apiVersions())),
  SECRET(new ObjectKind("Secret", List.of("v1"))),
  SEALED_SECRET(new ObjectKind("SealedSecret", List.of("bitnami.com/v1alpha1"))),
  EXTERNAL_SECRET(new ObjectKind("ExternalSecret", ExternalSecrets.VERSIONS)),
  CLUSTER_EXTERNAL_SECRET(new ObjectKind("ClusterExternalSecret", ExternalSecrets.VERSIONS)),
  KUSTOMIZATION(ObjectKind.KUSTOMIZATION);

  private final ObjectKind kind;

  ContextInspector(ObjectKind kind) {
    this.kind = kind;
  }

  private static final class ExternalSecrets {
    static final List<String> VERSIONS =
        List.of(
            "external-secrets.io/v1",
            "external-secrets.io/v1beta1",
            "external-secrets.io/v1alpha1");
  }

  @Override
  public ObjectKind kind() {
    return kind;
  }

  @Override
  public void inspect(ManifestObject object, RuleSettings rules, InspectedFile file) {
    file.skip(1);
    for (Object value : values(object)) {
      file.add(object, value);
    }
  }

  private List<?> values(ManifestObject object) {
    return switch (this) {
      case REFERENCE_GRANT -> List.of(ReferenceGrantReader.read(object));
      case SECRET -> List.of(SecretReader.secret(object));
      case SEALED_SECRET -> List.of(SecretReader.sealed(object));
      case EXTERNAL_SECRET -> List.of(SecretReader.external(object));
      case CLUSTER_EXTERNAL_SECRET -> List.of(SecretReader.clusterExternal(object));
      case KUSTOMIZATION -> KustomizationReader.secrets(object);
    };
  }
}
