package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.Manifests;
import dev.mpool.model.Backend;
import dev.mpool.model.Member;
import dev.mpool.route.GatewayChoice;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.ReferenceGrant;
import dev.mpool.route.RouteRule;
import java.util.List;

/** Every rule, applied to what it speaks about. */
public final class RuleSet {

  private static final List<Promise<ManifestObject>> OF_MANIFESTS =
      List.of(new AmbiguousScalar(), new SpecMissing(), new EmptyPriority());

  private static final List<Promise<Backend>> OF_BACKENDS =
      List.of(
          new GenerateName(),
          new MixedProviders(),
          new NoFailover(),
          new DuplicateEndpoint(),
          new ModelMissing(),
          new PassthroughSeveralHosts());

  private static final List<Promise<Member>> OF_ENDPOINTS =
      List.of(
          new BedrockUnsupported(),
          new HostInvalid(),
          new HostLinkLocal(),
          new AzureEndpointScheme(),
          new VertexGlobalLocation(),
          new PathEmpty(),
          new PathNotAbsolute(),
          new PathInvalid(),
          new PathAmbiguous(),
          new PathTemplateSyntax(),
          new UnfilledPlaceholder(),
          new HeaderNameInvalid(),
          new HeaderNameReserved(),
          new HeaderValueInvalid(),
          new PrefixWithoutSpace(),
          new InlineMissing(),
          new InlineToken(),
          new InlineTokenBearer(),
          new InlineTokenBlanks(),
          new InlineTokenPlaceholder(),
          new SecretRefMissing(),
          new SecretNameInvalid(),
          new TokenKindConflict(),
          new PlaintextCredential(),
          new KgatewayPlaintextPort(),
          new InsecureSkipVerify(),
          new RemovedField());

  /** Loaded for an input with HTTPRoutes alone. */
  private static final class OfRoutes {

    static final List<Promise<RouteRule>> BY_THEMSELVES =
        List.of(
            new RouteFilterUnsupported(),
            new BackendRefKind(),
            new RoutePathInvalid(),
            new RoutePathDoubleSlash(),
            new RouteRegexInvalid(),
            new RouteNeverMatched(),
            new RouteHeaderValueInvalid(),
            new RouteHostnameIgnored(),
            new RouteTimeoutCutsStreams(),
            new RouteRetryOff(),
            new RouteRetryCodes(),
            new RouteBackoffIgnored(),
            new RouteWithoutBackend());

    static final List<Promise<RouteInput>> TOGETHER =
        List.of(
            new RouteGatewayAmbiguous(),
            new BackendRefNotPermitted(),
            new BackendRefMissing(),
            new RouteCredentialHeader(),
            new RouteMixedProviders(),
            new RouteUnreachable());
  }

  private RuleSet() {}

  private static <T> void check(
      List<Promise<T>> promises, T subject, RuleSettings settings, Findings findings) {
    for (Promise<T> promise : promises) {
      promise.check(subject, settings, findings);
    }
  }

  /**
   * Finds what one Backend tells by itself. Threads may call this at once.
   *
   * @param object the manifest that the Backend was read from
   */
  public static void check(
      ManifestObject object, Backend backend, RuleSettings settings, Findings findings) {
    check(OF_MANIFESTS, object, settings, findings);
    if (backend.ai().isPresent()) {
      check(OF_BACKENDS, backend, settings, findings);
      for (Member endpoint : backend.endpoints()) {
        check(OF_ENDPOINTS, endpoint, settings, findings);
      }
    }
  }

  /** Finds what one HTTPRoute tells by itself. Threads may call this at once. */
  public static void check(HttpRoute route, RuleSettings settings, Findings findings) {
    for (RouteRule rule : route.rules()) {
      check(OfRoutes.BY_THEMSELVES, rule, settings, findings);
    }
  }

  /** Whether a rule's findings depend on the other files of the input. */
  static boolean needsWholeInput(Rule rule) {
    return switch (rule) {
      case DUPLICATE_BACKEND,
          SECRET_NAME_COLLISION,
          SECRET_NOT_FOUND,
          INLINE_TOKEN_ELSEWHERE,
          DUPLICATE_ROUTE,
          ROUTE_GATEWAY_AMBIGUOUS,
          BACKEND_REF_NOT_PERMITTED,
          BACKEND_REF_MISSING,
          ROUTE_CREDENTIAL_HEADER,
          ROUTE_MIXED_PROVIDERS,
          ROUTE_UNREACHABLE,
          ROUTE_DUPLICATE_MATCH ->
          true;
      default -> false;
    };
  }

  /** Finds what only the whole input tells. */
  public static void checkInput(Manifests input, RuleSettings settings, Findings findings) {
    List<Promise<Manifests>> promises =
        List.of(
            new DuplicateObject(),
            new SecretNameCollision(),
            new SecretNotFound(),
            new InlineTokenElsewhere());
    check(promises, input, settings, findings);
    List<HttpRoute> routes = input.of(HttpRoute.class);
    if (routes.isEmpty()) {
      return;
    }
    RouteInput about =
        RouteInput.of(
            settings.routes().covered(routes),
            input.of(ReferenceGrant.class),
            input.of(Backend.class));
    GatewayChoice choice = settings.routes().gateway().orElse(null);
    if (about.routes().isEmpty() && choice != null) {
      findings.add(RouteGatewayAmbiguous.noneChosen(routes.get(0), choice));
    }
    check(OfRoutes.TOGETHER, about, settings, findings);
  }
}
