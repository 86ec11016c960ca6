package dev.mpool;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.ObjectKind;
import dev.mpool.route.ReferenceGrantReader;
import dev.mpool.rule.RuleSettings;

/** Reads what ReferenceGrants permit. They are not judged, and count as passed over. */
final class ReferenceGrantInspector implements KindInspector {

  private static final ObjectKind REFERENCE_GRANT =
      new ObjectKind("ReferenceGrant", HttpRouteInspector.GATEWAY_API);

  @Override
  public ObjectKind kind() {
    return REFERENCE_GRANT;
  }

  @Override
  public void inspect(ManifestObject object, RuleSettings rules, InspectedFile file) {
    file.skip(1);
    file.add(object, ReferenceGrantReader.read(object));
  }

  @Override
  public void pass(ManifestObject object, RuleSettings rules, InspectedFile file) {
    inspect(object, rules, file);
  }
}
