package dev.mpool.envoy;

import dev.mpool.envoy.ConfigView.HeaderView;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.RouteAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a route's requests are sent to a Backend.
 *
 * <p>Envoy builds what chooses the next endpoint for every request: a Backend has only what can
 * make a difference to it.
 *
 * @param rewrites a prefix in the place of the one that matches
 * @param limits until the whole answer is there
 * @param idle how long nothing may happen; 0s for no limit
 * @param codes statuses that are failed over beside the usual ones
 * @param attemptLimits until an attempt's answer begins
 * @param stay after how many attempts a request leaves a priority
 */
record ForwardView(
    String cluster,
    List<HeaderView> removedHeaders,
    List<RewriteView.Literal> rewrites,
    List<RewriteView.Regex> regexRewrites,
    List<Limit> limits,
    String idle,
    List<Code> codes,
    int retries,
    List<Limit> attemptLimits,
    boolean severalPriorities,
    int stay,
    boolean severalEndpoints,
    int hostSelectionAttempts) {

  /** What clients say of themselves, or of where they come from, is no provider's business. */
  private static final List<String> OF_CLIENTS =
      List.of(
          "x-forwarded-for",
          "x-forwarded-proto",
          "x-forwarded-host",
          "x-forwarded-port",
          "forwarded",
          "x-envoy-external-address",
          "x-envoy-attempt-count",
          "x-envoy-decorator-operation",
          "x-envoy-downstream-service-cluster",
          "x-envoy-downstream-service-node",
          "x-envoy-original-path",
          "x-envoy-is-timeout-retry",
          "x-request-id");

  /** A duration as Envoy writes it. */
  record Limit(String duration) {}

  /** A status. */
  record Code(int code) {}

  /** To a Backend under its own name. */
  static ForwardView of(BackendPlan backend, EnvoyOptions options) {
    return of(
        backend,
        options,
        RewriteView.NONE,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        backend.attempts().size() - 1,
        codes(options.failoverOn(), List.of()));
  }

  /** To a Backend as an HTTPRoute says. */
  static ForwardView of(
      BackendPlan backend, EnvoyOptions options, RouteAction.Forward forward, RewriteView rewrite) {
    int all = backend.attempts().size() - 1;
    return of(
        backend,
        options,
        rewrite,
        forward.request().removed(),
        forward.timeout(),
        forward.attemptTimeout(),
        Math.max(0, Math.min(all, forward.mostRetries().orElse(all))),
        codes(options.failoverOn(), forward.codes()));
  }

  /** 429 and those from 500 on are failed over in any case. */
  private static List<Code> codes(List<Integer> ofAll, List<Integer> ofRoute) {
    List<Code> codes = new ArrayList<>(ofAll.size() + ofRoute.size());
    for (int code : ofAll) {
      codes.add(new Code(code));
    }
    for (int code : ofRoute) {
      if (!ofAll.contains(code)) {
        codes.add(new Code(code));
      }
    }
    return codes;
  }

  private static ForwardView of(
      BackendPlan backend,
      EnvoyOptions options,
      RewriteView rewrite,
      List<String> removedByRoute,
      Optional<Duration> timeout,
      Optional<Duration> attemptTimeout,
      int retries,
      List<Code> codes) {
    Layers layers = Layers.of(backend);
    List<String> names = new ArrayList<>(PoolFacts.of(backend.endpoints()).removed());
    names.addAll(OF_CLIENTS);
    for (String name : removedByRoute) {
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    List<HeaderView> removed = new ArrayList<>();
    for (String name : names) {
      removed.add(new HeaderView(name));
    }
    return new ForwardView(
        backend.name().toString(),
        removed,
        rewrite.literals(),
        rewrite.regexes(),
        limits(timeout),
        Timeouts.idle(options, retries + 1),
        codes,
        retries,
        limits(shorter(Timeouts.firstByteOfAttempt(options), attemptTimeout)),
        layers.layers().size() > 1,
        layers.stay(),
        backend.endpoints().size() > 1,
        layers.selections());
  }

  private static List<Limit> limits(Optional<Duration> duration) {
    return duration.isPresent() ? List.of(new Limit(Seconds.text(duration.get()))) : List.of();
  }

  private static Optional<Duration> shorter(Optional<Duration> a, Optional<Duration> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return a.get().compareTo(b.get()) <= 0 ? a : b;
  }
}
