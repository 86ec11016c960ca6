package dev.mpool;

import dev.mpool.manifest.ManifestObject;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.HttpRouteReader;
import dev.mpool.route.ReferenceGrantReader;
import dev.mpool.route.RouteManifests;
import dev.mpool.route.RouteSettings;
import dev.mpool.rule.RouteRuleSet;
import dev.mpool.rule.RuleFindings;
import dev.mpool.schema.SchemaCheck;
import java.util.List;

/** Takes one HTTPRoute or ReferenceGrant through schema, model and rules. */
final class RouteInspector {

  private RouteInspector() {}

  /** Whether an object says nothing about the way to a Backend, as far as the user is concerned. */
  static boolean isPassedOver(ManifestObject object, RouteSettings settings) {
    return object.kind() == ManifestObject.Kind.HTTP_ROUTE
        && (settings.routes() == RouteSettings.Routes.BACKEND
            || !HttpRouteReader.namesBackend(object));
  }

  /** Reads an object, and adds what is wrong with it. */
  static RouteManifests read(ManifestObject object, SchemaCheck schema, RuleFindings findings) {
    if (object.kind() == ManifestObject.Kind.REFERENCE_GRANT) {
      return new RouteManifests(List.of(), List.of(ReferenceGrantReader.read(object)));
    }
    HttpRoute route = HttpRouteReader.read(object);
    findings.startObject(schema.check(object.document(), object.node(), object.pointer()));
    RouteRuleSet.check(route, findings);
    return new RouteManifests(List.of(route), List.of());
  }
}
