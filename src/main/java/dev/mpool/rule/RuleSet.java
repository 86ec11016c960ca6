package dev.mpool.rule;

import dev.mpool.diag.Findings;
import dev.mpool.diag.Rule;
import dev.mpool.manifest.ManifestObject;
import dev.mpool.manifest.Manifests;
import dev.mpool.model.AiSpec;
import dev.mpool.model.Backend;
import dev.mpool.model.Member;
import dev.mpool.model.Priority;
import dev.mpool.route.HttpRoute;
import java.util.List;

/** Every rule, applied to what it speaks about: an endpoint, a Backend, or the whole input. */
public final class RuleSet {

  private static final ManifestRule[] MANIFEST_RULES = {
    new AmbiguousScalar(), new SpecMissing(), new EmptyPriority()
  };

  private static final BackendRule[] BACKEND_RULES = {
    new GenerateName(),
    new MixedProviders(),
    new NoFailover(),
    new DuplicateEndpoint(),
    new ModelMissing(),
    new PassthroughSeveralHosts()
  };

  private static final EndpointRule[] ENDPOINT_RULES = {
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
    new RemovedField()
  };

  private RuleSet() {}

  /**
   * Finds what one Backend tells by itself. Threads may call this at once.
   *
   * @param object the manifest that the Backend was read from
   */
  public static void check(
      ManifestObject object, Backend backend, RuleSettings settings, Findings findings) {
    for (ManifestRule rule : MANIFEST_RULES) {
      rule.check(object, findings);
    }
    if (backend.ai().isPresent()) {
      checkAi(backend, backend.ai().get(), settings, findings);
    }
  }

  private static void checkAi(
      Backend backend, AiSpec ai, RuleSettings settings, Findings findings) {
    for (BackendRule rule : BACKEND_RULES) {
      rule.check(backend, settings, findings);
    }
    for (Priority priority : ai.priorities()) {
      for (Member endpoint : priority.pool()) {
        for (EndpointRule rule : ENDPOINT_RULES) {
          rule.check(endpoint, settings, findings);
        }
      }
    }
  }

  /** Whether a rule's findings depend on the other files of the input. */
  static boolean needsWholeInput(Rule rule) {
    return rule == Rule.DUPLICATE_BACKEND
        || rule == Rule.SECRET_NAME_COLLISION
        || rule == Rule.SECRET_NOT_FOUND
        || rule == Rule.INLINE_TOKEN_ELSEWHERE
        || rule == Rule.DUPLICATE_ROUTE
        || rule == Rule.ROUTE_GATEWAY_AMBIGUOUS
        || rule == Rule.BACKEND_REF_NOT_PERMITTED
        || rule == Rule.BACKEND_REF_MISSING
        || rule == Rule.ROUTE_CREDENTIAL_HEADER
        || rule == Rule.ROUTE_MIXED_PROVIDERS
        || rule == Rule.ROUTE_UNREACHABLE
        || rule == Rule.ROUTE_DUPLICATE_MATCH;
  }

  /** Finds what only the whole input tells. */
  public static void checkInput(Manifests input, RuleSettings settings, Findings findings) {
    for (InputRule rule :
        new InputRule[] {
          new DuplicateBackend(),
          new SecretNameCollision(),
          new SecretNotFound(),
          new InlineTokenElsewhere()
        }) {
      rule.check(input, settings, findings);
    }
    List<HttpRoute> routes = input.of(HttpRoute.class);
    if (!routes.isEmpty()) {
      RouteRuleSet.checkInput(routes, input, settings.routes(), findings);
    }
  }
}
