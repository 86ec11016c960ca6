package dev.mpool.envoy;

import dev.mpool.envoy.ConfigView.ClusterView;
import dev.mpool.envoy.ConfigView.EndpointView;
import dev.mpool.envoy.ConfigView.PriorityView;
import dev.mpool.envoy.ConfigView.RouteView;
import dev.mpool.envoy.ConfigView.SecretView;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Renders a plan as a static Envoy configuration. */
public final class EnvoyConfig {

  /** How deep the transformation's code stands in the listener's template. */
  private static final int TRANSFORMATION_INDENT = 22;

  /** Envoy counts the previous hosts of a request one by one: more than this many never help. */
  private static final int MOST_HOST_SELECTIONS = 100;

  private EnvoyConfig() {}

  /**
   * The YAML of an {@code envoy.config.bootstrap.v3.Bootstrap}. The same plan and options give the
   * same bytes.
   */
  public static String render(FailoverPlan plan, EnvoyOptions options, Templates templates) {
    return templates.config().render(view(plan, options, templates));
  }

  private static ConfigView view(FailoverPlan plan, EnvoyOptions options, Templates templates) {
    List<SecretView> secrets = secrets(plan);
    return new ConfigView(
        secrets,
        !secrets.isEmpty(),
        options.listen(),
        options.admin().map(List::of).orElse(List.of()),
        options.maxBody(),
        Seconds.text(longer(options.timeout(), options.attemptTimeout())),
        Seconds.text(options.attemptTimeout()),
        options.caFile(),
        options.accessLog() == EnvoyOptions.AccessLog.JSON,
        LocalReplies.of(options),
        BareText.indented(templates.transformation(), TRANSFORMATION_INDENT),
        routes(plan.backends()),
        plan.backends().stream().map(EnvoyConfig::cluster).toList());
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static List<SecretView> secrets(FailoverPlan plan) {
    Map<String, Credential.SecretName> byPlace = new TreeMap<>();
    for (BackendPlan backend : plan.backends()) {
      for (Endpoint endpoint : backend.endpoints()) {
        if (endpoint.credential() instanceof Credential.Variable variable) {
          byPlace.put(variable.variable(), variable.secret());
        } else if (endpoint.credential() instanceof Credential.MountedFile file) {
          byPlace.put(file.path(), file.secret());
        }
      }
    }
    List<SecretView> views = new ArrayList<>();
    byPlace.forEach(
        (place, secret) ->
            views.add(
                new SecretView(BareText.comment(place), BareText.comment(secret.toString()))));
    return views;
  }

  /** A single Backend answers everywhere; several answer under their own names only. */
  private static List<RouteView> routes(List<BackendPlan> backends) {
    List<RouteView> routes = new ArrayList<>();
    for (BackendPlan backend : backends) {
      routes.add(route(backend, "path_separated_prefix", "/" + backend.name()));
    }
    if (backends.size() == 1) {
      routes.add(route(backends.get(0), "prefix", "/"));
    }
    return routes;
  }

  private static RouteView route(BackendPlan backend, String matchKind, String prefix) {
    int endpoints = backend.endpoints().size();
    return new RouteView(
        new BareText(matchKind),
        prefix,
        backend.name().toString(),
        Math.min(endpoints - 1, 19),
        Math.max(3, Math.min(4 * endpoints, MOST_HOST_SELECTIONS)));
  }

  private static ClusterView cluster(BackendPlan backend) {
    Collection<TransportSocket> sockets = TransportSocket.ofAll(backend.endpoints());
    PoolFacts pool = PoolFacts.of(backend.endpoints());
    List<PriorityView> priorities = new ArrayList<>();
    for (List<Endpoint> endpoints : backend.priorities()) {
      int index = priorities.size();
      priorities.add(
          new PriorityView(
              index,
              Integer.toString(index),
              endpoints.stream().map(endpoint -> endpoint(endpoint, pool)).toList()));
    }
    return new ClusterView(
        BareText.comment(backend.name().toString()),
        backend.line(),
        backend.name().toString(),
        sockets.stream().map(TransportSocket::view).toList(),
        priorities);
  }

  private static EndpointView endpoint(Endpoint endpoint, PoolFacts pool) {
    String place = "priorities[" + endpoint.priority() + "].pool[" + endpoint.poolIndex() + "]: ";
    return new EndpointView(
        BareText.comment(place + endpoint.provider().field()),
        endpoint.line(),
        endpoint.address().host(),
        endpoint.address().host(),
        endpoint.address().port(),
        TransportSocket.of(endpoint.address()).name(),
        EndpointMetadata.of(endpoint, pool));
  }
}
