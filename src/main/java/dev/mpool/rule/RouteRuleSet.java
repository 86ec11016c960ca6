package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.manifest.Manifests;
import dev.mpool.model.Backend;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.ReferenceGrant;
import dev.mpool.route.RouteSettings;
import java.util.List;

/** Every rule about HTTPRoutes; an input without them has nothing to do with any of this. */
public final class RouteRuleSet {

  private static final List<HttpRouteRule> ROUTE_RULES =
      List.of(
          new RouteFilterUnsupported(),
          new BackendRefKind(),
          new RoutePathInvalid(),
          new RoutePathDoubleSlash(),
          new RouteRegexInvalid(),
          new RouteHeaderValueInvalid(),
          new RouteHostnameIgnored(),
          new RouteTimeoutCutsStreams(),
          new RouteRetryOff(),
          new RouteRetryCodes(),
          new RouteBackoffIgnored(),
          new RouteWithoutBackend());

  private static final List<RouteInputRule> INPUT_RULES =
      List.of(
          new DuplicateRoute(),
          new RouteGatewayAmbiguous(),
          new BackendRefNotPermitted(),
          new BackendRefMissing(),
          new RouteCredentialHeader(),
          new RouteMixedProviders(),
          new RouteUnreachable());

  private RouteRuleSet() {}

  /** Finds what one HTTPRoute tells by itself. Threads may call this at once. */
  public static void check(HttpRoute route, Findings findings) {
    for (HttpRouteRule rule : ROUTE_RULES) {
      rule.check(route, findings);
    }
  }

  /**
   * Adds what only the whole input tells.
   *
   * @param routes those of all files
   */
  static void checkInput(
      List<HttpRoute> routes, Manifests input, RouteSettings settings, Findings findings) {
    RouteInput about =
        RouteInput.of(
            settings.covered(routes), input.of(ReferenceGrant.class), input.of(Backend.class));
    if (about.routes().isEmpty() && settings.gateway().isPresent()) {
      findings.add(RouteGatewayAmbiguous.noneChosen(routes.get(0), settings.gateway().get()));
    }
    for (RouteInputRule rule : INPUT_RULES) {
      rule.check(about, settings, findings);
    }
  }
}
