package dev.mpool.inspect;

import dev.mpool.crd.HttpRouteSchema;
import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.NamedBackend;
import dev.mpool.manifest.ObjectKind;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.HttpRouteReader;
import dev.mpool.route.RouteSettings;
import dev.mpool.rule.RuleSet;
import dev.mpool.rule.RuleSettings;
import dev.mpool.schema.SchemaCheck;

/** Judges the HTTPRoutes that name Backends; all others are passed over. */
final class HttpRouteInspector implements KindInspector {

  private final SchemaCheck schema = HttpRouteSchema.load();

  @Override
  public ObjectKind kind() {
    return ObjectKind.HTTP_ROUTE;
  }

  @Override
  public void inspect(ManifestObject object, RuleSettings rules, InspectedFile file) {
    if (isPassedOver(object, rules)) {
      file.skip(1);
      return;
    }
    HttpRoute route = HttpRouteReader.read(object);
    file.startObject(schema.check(object.document(), object.node(), object.pointer()));
    RuleSet.check(route, rules, file.findings());
    file.endObject(object, route);
  }

  @Override
  public void pass(ManifestObject object, RuleSettings rules, InspectedFile file) {
    if (isPassedOver(object, rules)) {
      file.skip(1);
    } else {
      file.refuseUnjudged(object);
    }
  }

  /** Whether an object says nothing about the way to a Backend, as far as the user is concerned. */
  private static boolean isPassedOver(ManifestObject object, RuleSettings rules) {
    return rules.routes().routes() == RouteSettings.Routes.BACKEND
        || !NamedBackend.isIn(object.node());
  }
}
