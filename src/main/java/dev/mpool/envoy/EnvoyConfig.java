package dev.mpool.envoy;

import dev.mpool.envoy.ConfigView.ClusterView;
import dev.mpool.envoy.ConfigView.EndpointView;
import dev.mpool.envoy.ConfigView.FileView;
import dev.mpool.envoy.ConfigView.PriorityView;
import dev.mpool.envoy.ConfigView.RouteView;
import dev.mpool.envoy.ConfigView.TransportSocketView;
import dev.mpool.model.BackendName;
import dev.mpool.plan.Address;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.RouteAction;
import dev.mpool.plan.RoutePlan;
import dev.mpool.yaml.YamlStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders a plan as a static Envoy configuration. */
public final class EnvoyConfig {

  private EnvoyConfig() {}

  /**
   * An {@code envoy.config.bootstrap.v3.Bootstrap}. The same plan and options give the same bytes.
   *
   * @throws TemplateException if a template of the user's cannot be read or filled, or does not
   *     give a configuration of this plan
   */
  public static RenderedConfig render(
      FailoverPlan plan, EnvoyOptions options, Templates templates) {
    ConfigView view = view(plan, options, templates);
    String config = templates.render(view);
    YamlStream read = SelfCheck.read(config);
    Optional<String> difference = SelfCheck.difference(read, view);
    if (difference.isPresent() && templates.areCustom()) {
      throw new TemplateException(
          "The templates in "
              + templates.where()
              + " do not give a configuration of the Backends: "
              + difference.get());
    } else if (difference.isPresent()) {
      throw new IllegalStateException("rendered wrongly: " + difference.get());
    }
    return new RenderedConfig(config, SelfCheck.root(read));
  }

  static ConfigView view(FailoverPlan plan, EnvoyOptions options, Templates templates) {
    Requirements required = Requirements.of(plan);
    FileView authorities = new FileView(BareText.comment(options.caFile()));
    return new ConfigView(
        required.secrets(),
        !required.secrets().isEmpty(),
        required.holdsTokens(),
        required.authorities() ? List.of(authorities) : List.of(),
        options.listen(),
        options.admin().isPresent() ? List.of(options.admin().get()) : List.of(),
        Buffers.of(options.maxBody()),
        Timeouts.of(options),
        options.caFile(),
        options.accessLog() == EnvoyOptions.AccessLog.JSON,
        options.admin().isPresent(),
        LocalReplies.of(options),
        rewrites(plan),
        templates.transformation(),
        httpRoutes(plan, options),
        routes(plan, options),
        clusters(plan, options));
  }

  /** Whether an HTTPRoute puts another path in the place of a client's. */
  private static boolean rewrites(FailoverPlan plan) {
    for (RoutePlan step : plan.routes()) {
      if (step.action() instanceof RouteAction.Forward forward && forward.path().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static List<HttpRouteView> httpRoutes(FailoverPlan plan, EnvoyOptions options) {
    if (plan.routes().isEmpty()) {
      return List.of();
    }
    Map<BackendName, BackendPlan> backends = new HashMap<>();
    for (BackendPlan backend : plan.backends()) {
      backends.put(backend.name(), backend);
    }
    List<HttpRouteView> views = new ArrayList<>(plan.routes().size());
    for (RoutePlan step : plan.routes()) {
      BackendPlan backend =
          step.action() instanceof RouteAction.Forward forward
              ? backends.get(forward.backend())
              : null;
      views.add(HttpRouteView.of(step, Optional.ofNullable(backend), options));
    }
    return views;
  }

  /**
   * A single AI Backend answers everywhere, whatever Backends of other types the input has; several
   * answer under their own names only.
   */
  private static List<RouteView> routes(FailoverPlan plan, EnvoyOptions options) {
    List<RouteView> routes = new ArrayList<>();
    if (!plan.byName()) {
      return routes;
    }
    for (BackendPlan backend : plan.backends()) {
      routes.add(route(backend, "path_separated_prefix", "/" + backend.name(), options));
    }
    if (plan.hasCatchAll()) {
      routes.add(route(plan.backends().get(0), "prefix", "/", options));
    }
    return routes;
  }

  private static RouteView route(
      BackendPlan backend, String matchKind, String prefix, EnvoyOptions options) {
    return new RouteView(
        new BareText(matchKind),
        prefix,
        backend.name().toString(),
        ForwardView.of(backend, options));
  }

  private static List<ClusterView> clusters(FailoverPlan plan, EnvoyOptions options) {
    List<ClusterView> clusters = new ArrayList<>(plan.backends().size());
    for (BackendPlan backend : plan.backends()) {
      clusters.add(cluster(backend, options));
    }
    return clusters;
  }

  private static ClusterView cluster(BackendPlan backend, EnvoyOptions options) {
    Collection<TransportSocket> sockets = TransportSocket.ofAll(backend.endpoints());
    PoolFacts pool = PoolFacts.of(backend.endpoints());
    boolean retries = backend.endpoints().size() > 1;
    Optional<Long> deadline = retries ? Timeouts.deadline(options) : Optional.empty();
    Optional<String> refusesUnder =
        options.others() == EnvoyOptions.OtherOperations.REFUSE
            ? Optional.of("/" + backend.name())
            : Optional.empty();
    List<PriorityView> priorities = new ArrayList<>();
    for (List<Layers.Member> layer : Layers.of(backend).layers()) {
      int index = priorities.size();
      List<EndpointView> views = new ArrayList<>(layer.size());
      for (Layers.Member member : layer) {
        List<ConfigView.Entry> metadata =
            EndpointMetadata.of(member.endpoint(), pool, refusesUnder, deadline);
        views.add(endpoint(member, metadata));
      }
      priorities.add(new PriorityView(index, Integer.toString(index), views));
    }
    List<TransportSocketView> socketViews = new ArrayList<>(sockets.size());
    for (TransportSocket socket : sockets) {
      socketViews.add(socket.view());
    }
    return new ClusterView(
        BareText.comment(backend.name().toString()),
        backend.line(),
        backend.name().toString(),
        backend.name().toString().replace('.', '_'),
        failures(options.failoverOn()),
        options.upstreamHttp() == EnvoyOptions.UpstreamHttp.AUTO && alwaysTls(sockets)
            ? List.of(socketViews.get(0))
            : List.of(),
        socketViews,
        priorities);
  }

  /** Envoy agrees on a protocol in the handshake of TLS. */
  private static boolean alwaysTls(Collection<TransportSocket> sockets) {
    for (TransportSocket socket : sockets) {
      if (socket.tls() == Address.Tls.PLAINTEXT) {
        return false;
      }
    }
    return true;
  }

  private static String failures(List<Integer> codes) {
    StringBuilder regex = new StringBuilder("429|5..");
    for (int code : codes) {
      regex.append('|').append(code);
    }
    return regex.toString();
  }

  private static EndpointView endpoint(Layers.Member member, List<ConfigView.Entry> metadata) {
    Endpoint endpoint = member.endpoint();
    String place = "priorities[" + endpoint.priority() + "].pool[" + endpoint.poolIndex() + "]: ";
    return new EndpointView(
        BareText.comment(place + endpoint.provider().field()),
        endpoint.line(),
        IpAddressText.inAuthority(endpoint.address().host()),
        endpoint.address().host(),
        endpoint.address().port(),
        TransportSocket.of(endpoint.address()).name(),
        member.weight() > 1 ? List.of(new ConfigView.WeightView(member.weight())) : List.of(),
        metadata);
  }
}
