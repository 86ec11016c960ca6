package dev.mpool;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.ObjectKind;
import dev.mpool.model.SecretReader;
import dev.mpool.rule.RuleSettings;
import java.util.List;

/** Reads which Secrets there are. They are not judged, and count as passed over. */
final class SecretInspector implements KindInspector {

  private static final ObjectKind SECRET = new ObjectKind("Secret", List.of("v1"));

  @Override
  public ObjectKind kind() {
    return SECRET;
  }

  @Override
  public void inspect(ManifestObject object, RuleSettings rules, InspectedFile file) {
    file.skip(1);
    file.add(object, SecretReader.read(object));
  }

  @Override
  public void pass(ManifestObject object, RuleSettings rules, InspectedFile file) {
    inspect(object, rules, file);
  }
}
