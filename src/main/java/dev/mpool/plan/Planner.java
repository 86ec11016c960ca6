package dev.mpool.plan;

import dev.mpool.manifest.Manifests;
import dev.mpool.model.AuthToken;
import dev.mpool.model.Backend;
import dev.mpool.model.FailoverOrder;
import dev.mpool.model.HostOverride;
import dev.mpool.model.Located;
import dev.mpool.model.Member;
import dev.mpool.model.Priority;
import dev.mpool.model.Provider;
import dev.mpool.model.ProviderText;
import dev.mpool.model.ProviderType;
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
    for (Priority priority : priorities) {
      List<Endpoint> endpoints = new ArrayList<>();
      for (Member member : priority.pool()) {
        endpoints.add(endpoint(backend, member, member.provider().orElseThrow()));
      }
      planned.add(endpoints);
    }
    return new BackendPlan(backend.name(), planned, Origin.of(backend.location()), order);
  }

  private Endpoint endpoint(Backend backend, Member member, Provider provider) {
    ProviderDefaults defaults = ProviderDefaults.of(provider);
    Optional<String> model = given(provider.value(ProviderText.MODEL));
    return new Endpoint(
        member.priority(),
        member.poolIndex(),
        provider.type(),
        address(member.hostOverride(), defaults),
        new EndpointPath(
            Located.value(member.fullPath()), defaults.path(), defaults.streamingPath()),
        model,
        provider.type().hasTextsInUrl() ? Optional.empty() : model,
        credential(backend, member, provider),
        member.is(ProviderType.ANTHROPIC)
            ? given(provider.value(ProviderText.API_VERSION))
            : Optional.empty(),
        member.location().line());
  }

  /** The CRD lets optional texts be empty, which kgateway takes for left out. */
  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private Address address(HostOverride override, ProviderDefaults defaults) {
    String host = Located.valueOr(override.host(), defaults.host());
    int port = Located.valueOr(override.port(), defaults.port());
    Address.Tls protection =
        Located.valueOr(override.insecureSkipVerify(), false)
            ? Address.Tls.UNVERIFIED
            : Address.Tls.VERIFIED;
    return new Address(
        unbracketed(host), port, tls.covers(port) ? protection : Address.Tls.PLAINTEXT);
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private Credential credential(Backend backend, Member member, Provider provider) {
    ProviderType type = provider.type();
    String header = Located.valueOr(member.headerName(), type.credentialHeader());
    String name = header.toLowerCase(Locale.ROOT);
    String prefix = Located.valueOr(member.prefix(), type.credentialPrefix());
    if (provider.authToken().orElseThrow() instanceof AuthToken.Passthrough) {
      return new Credential.Passthrough(name, prefix);
    } else if (member.sentToken().isPresent()) {
      return new Credential.Inline(name, prefix, member.sentToken().get().value().bare());
    }
    String secret = member.secretName().orElseThrow().value();
    return fromSecret(name, prefix, backend.name().namespace(), secret);
  }

  private Credential fromSecret(String header, String prefix, String namespace, String name) {
    Credential.SecretName secret = new Credential.SecretName(namespace, name);
    String place = secrets.place(namespace, name);
    return secrets instanceof SecretNaming.Environment
        ? new Credential.Variable(header, prefix, secret, place)
        : new Credential.MountedFile(header, prefix, secret, place);
  }
}
