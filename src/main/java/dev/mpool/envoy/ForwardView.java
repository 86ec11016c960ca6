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
 * @param codes statuses that are failed over beside the usual ones
 * @param attemptLimits until an attempt's answer begins
 */
record ForwardView(
    String cluster,
    boolean removesHeaders,
    List<HeaderView> removedHeaders,
    List<RewriteView.Literal> rewrites,
    List<RewriteView.Regex> regexRewrites,
    List<Limit> limits,
    List<Code> codes,
    int retries,
    List<Limit> attemptLimits,
    boolean severalPriorities,
    boolean severalEndpoints,
    int hostSelectionAttempts) {

  /**
   * Enough to find the last of two or three endpoints by chance, as it has to be found while Envoy
   * goes by no priority.
   */
  private static final int LEAST_HOST_SELECTIONS = 30;

  /** Envoy counts the previous hosts of a request one by one: more than this many never help. */
  private static final int MOST_HOST_SELECTIONS = 100;

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
        List.of());
  }

  /** To a Backend as an HTTPRoute says. */
  static ForwardView of(
      BackendPlan backend, EnvoyOptions options, RouteAction.Forward forward, RewriteView rewrite) {
    int all = backend.attempts().size() - 1;
    List<Code> codes = new ArrayList<>(forward.codes().size());
    for (int code : forward.codes()) {
      codes.add(new Code(code));
    }
    return of(
        backend,
        options,
        rewrite,
        forward.request().removed(),
        forward.timeout(),
        forward.attemptTimeout(),
        Math.max(0, Math.min(all, forward.mostRetries().orElse(all))),
        codes);
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
    int endpoints = backend.endpoints().size();
    List<String> names = new ArrayList<>(PoolFacts.of(backend.endpoints()).removed());
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
        !removed.isEmpty(),
        removed,
        rewrite.literals(),
        rewrite.regexes(),
        limits(timeout),
        codes,
        retries,
        limits(shorter(Timeouts.firstByteOfAttempt(options), attemptTimeout)),
        backend.priorities().size() > 1,
        endpoints > 1,
        Math.max(LEAST_HOST_SELECTIONS, Math.min(4 * endpoints, MOST_HOST_SELECTIONS)));
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
