package dev.mpool.inspect;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.ObjectKind;
import dev.mpool.model.Backend;
import dev.mpool.model.BackendReader;
import dev.mpool.rule.RuleSet;
import dev.mpool.rule.RuleSettings;
import dev.mpool.schema.SchemaCheck;

/** Judges Backends. */
final class BackendInspector implements KindInspector {

  private final SchemaCheck schema;

  BackendInspector(SchemaCheck schema) {
    this.schema = schema;
  }

  @Override
  public ObjectKind kind() {
    return ObjectKind.BACKEND;
  }

  @Override
  public void inspect(ManifestObject object, RuleSettings rules, InspectedFile file) {
    Backend backend = BackendReader.read(object);
    file.startObject(schema.check(object.document(), object.node(), object.pointer()));
    RuleSet.check(object, backend, rules, file.findings());
    file.endObject(object, backend);
  }

  @Override
  public void pass(ManifestObject object, RuleSettings rules, InspectedFile file) {
    file.addUnjudged(object, BackendReader.readName(object));
  }
}
