package dev.mpool.plan;

import dev.mpool.manifest.Manifests;
import dev.mpool.model.AuthHeaderOverride;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Backend;
import dev.mpool.model.FailoverOrder;
import dev.mpool.model.HostOverride;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Priority;
import dev.mpool.model.SecretNaming;
import dev.mpool.model.TlsChoice;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.RouteSettings;
import dev.mpool.route.RouteSettings.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns Backends without errors into a plan. Every default is applied here, so that nothing behind
 * this has to know what a manifest may leave out.
 */
public final class Planner {

  private final TlsChoice tls;
  private final SecretNaming secrets;
  private final FailoverOrder order;

  /**
   * @param tls which endpoints are reached over TLS
   * @param secrets where Envoy finds the tokens of Secrets
   * @param order which endpoint comes after one that fails
   */
  public Planner(TlsChoice tls, SecretNaming secrets, FailoverOrder order) {
    this.tls = tls;
    this.secrets = secrets;
    this.order = order;
  }

  /**
   * Plans the AI Backends; those of other types are left out.
   *
   * @param choice which HTTPRoutes count
   */
  public FailoverPlan plan(Manifests manifests, RouteSettings choice) {
    List<BackendPlan> plans = new ArrayList<>();
    for (Backend backend : manifests.of(Backend.class)) {
      if (backend.ai().isPresent()) {
        plans.add(plan(backend, backend.ai().get().priorities()));
      }
    }
    List<HttpRoute> routes = manifests.of(HttpRoute.class);
    List<HttpRoute> covered = choice.covered(routes);
    return new FailoverPlan(
        plans,
        covered.isEmpty() ? List.of() : new RoutePlanner(plans).plan(covered),
        choice.routes() != Routes.HTTPROUTE,
        routes.isEmpty());
  }

  private BackendPlan plan(Backend backend, List<Priority> priorities) {
    List<List<Endpoint>> planned = new ArrayList<>();
    for (int p = 0; p < priorities.size(); p++) {
      List<Member> pool = priorities.get(p).pool();
      List<Endpoint> endpoints = new ArrayList<>();
      for (int i = 0; i < pool.size(); i++) {
        endpoints.add(endpoint(backend, pool.get(i), p, i));
      }
      planned.add(endpoints);
    }
    return new BackendPlan(backend.name(), planned, backend.location().line(), order);
  }

  private Endpoint endpoint(Backend backend, Member member, int priority, int poolIndex) {
    ProviderDefaults defaults = ProviderDefaults.of(member.provider().orElseThrow()).orElseThrow();
    return new Endpoint(
        priority,
        poolIndex,
        member.provider().get().type(),
        address(member.hostOverride(), defaults),
        new EndpointPath(
            Located.value(member.fullPath()), defaults.path(), defaults.streamingPath()),
        defaults.model(),
        defaults.modelInBody() ? defaults.model() : Optional.empty(),
        credential(backend, member, defaults),
        defaults.anthropicVersion(),
        member.location().line());
  }

  private Address address(Optional<HostOverride> override, ProviderDefaults defaults) {
    String host = defaults.host();
    int port = defaults.port();
    boolean verified = true;
    if (override.isPresent()) {
      host = Located.valueOr(override.get().host(), host);
      port = Located.valueOr(override.get().port(), port);
      verified = !Located.valueOr(override.get().insecureSkipVerify(), false);
    }
    Address.Tls protection = verified ? Address.Tls.VERIFIED : Address.Tls.UNVERIFIED;
    return new Address(
        unbracketed(host), port, tls.covers(port) ? protection : Address.Tls.PLAINTEXT);
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private Credential credential(Backend backend, Member member, ProviderDefaults defaults) {
    Optional<AuthHeaderOverride> override = member.authHeaderOverride();
    String header = defaults.credentialHeader();
    String prefix = defaults.credentialPrefix();
    if (override.isPresent()) {
      header = Located.valueOr(override.get().headerName(), header).toLowerCase(Locale.ROOT);
      prefix = Located.valueOr(override.get().prefix(), prefix);
    }
    AuthToken token = member.provider().orElseThrow().authToken().orElseThrow();
    if (token instanceof AuthToken.Inline inline) {
      return new Credential.Inline(header, prefix, inline.token().orElseThrow().value().bare());
    } else if (token instanceof AuthToken.SecretRef secretRef) {
      String name = secretRef.secretName().orElseThrow().value();
      return fromSecret(header, prefix, backend.name().namespace(), name);
    } else {
      return new Credential.Passthrough(header, prefix);
    }
  }

  private Credential fromSecret(String header, String prefix, String namespace, String name) {
    Credential.SecretName secret = new Credential.SecretName(namespace, name);
    return secrets instanceof SecretNaming.Environment environment
        ? new Credential.Variable(header, prefix, secret, environment.variable(namespace, name))
        : new Credential.MountedFile(
            header, prefix, secret, ((SecretNaming.Directory) secrets).file(namespace, name));
  }
}
