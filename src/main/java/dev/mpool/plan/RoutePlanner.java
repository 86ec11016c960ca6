package dev.mpool.plan;

import dev.mpool.model.BackendName;
import dev.mpool.model.Located;
import dev.mpool.plan.RouteAction.Fail;
import dev.mpool.plan.RouteAction.Forward;
import dev.mpool.plan.RouteAction.Redirect;
import dev.mpool.route.BackendRef;
import dev.mpool.route.HttpRoute;
import dev.mpool.route.PathModifier;
import dev.mpool.route.RouteEntry;
import dev.mpool.route.RouteFilter;
import dev.mpool.route.RouteFilter.Side;
import dev.mpool.route.RouteFilter.UrlRewrite;
import dev.mpool.route.RouteRule;
import dev.mpool.route.RouteShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns HTTPRoutes without errors into the steps by which a request finds its Backend. */
final class RoutePlanner {

  private final Set<BackendName> planned = new HashSet<>();

  RoutePlanner(List<BackendPlan> backends) {
    for (BackendPlan backend : backends) {
      planned.add(backend.name());
    }
  }

  List<RoutePlan> plan(List<HttpRoute> routes) {
    List<RoutePlan> plans = new ArrayList<>();
    for (RouteEntry entry : RouteEntry.inOrder(routes)) {
      Optional<RouteFilter.Redirect> redirect = entry.rule().redirect();
      List<RouteShare> shares = RouteShare.of(entry.rule());
      if (redirect.isPresent()) {
        plans.add(step(entry, RouteShare.WHOLE, redirect(redirect.get()), List.of()));
      } else if (shares.isEmpty()) {
        Fail nowhere = new Fail("This rule of an HTTPRoute names no Backend with a weight.");
        plans.add(step(entry, RouteShare.WHOLE, nowhere, List.of()));
      }
      for (RouteShare share : redirect.isPresent() ? List.<RouteShare>of() : shares) {
        plans.add(step(entry, share.upTo(), action(entry.rule(), share), share.ref().filters()));
      }
    }
    return plans;
  }

  private static RoutePlan step(
      RouteEntry entry, int upTo, RouteAction action, List<RouteFilter> filtersOfRef) {
    return new RoutePlan(
        entry.label(),
        Origin.of(entry.rule().location()),
        entry.host(),
        entry.match(),
        upTo,
        action,
        HeaderChanges.of(joined(entry.rule().filters(), filtersOfRef), Side.RESPONSE));
  }

  private static Redirect redirect(RouteFilter.Redirect filter) {
    return new Redirect(
        filter.scheme(),
        filter.hostname(),
        filter.port(),
        filter.status(),
        Located.value(filter.path()));
  }

  private RouteAction action(RouteRule rule, RouteShare share) {
    BackendRef ref = share.ref();
    if (!planned.contains(ref.name())) {
      return new Fail("This HTTPRoute names a Backend that is not there: " + ref.name() + '.');
    }
    List<RouteFilter> filters = joined(rule.filters(), ref.filters());
    List<Integer> codes = new ArrayList<>();
    for (Located<Integer> code : rule.retry().codes()) {
      codes.add(code.value());
    }
    return new Forward(
        ref.name(),
        path(filters),
        HeaderChanges.of(filters, Side.REQUEST),
        limit(rule.timeout()),
        limit(rule.attemptTimeout()),
        Located.value(rule.retry().attempts()),
        codes);
  }

  /** Zero is the Gateway API's word for no limit. */
  private static Optional<Duration> limit(Optional<Located<Duration>> duration) {
    return duration.isPresent() && !duration.get().value().isZero()
        ? Located.value(duration)
        : Optional.empty();
  }

  /** The backendRef's own comes after the rule's and takes its place. */
  private static Optional<PathModifier> path(List<RouteFilter> filters) {
    Optional<PathModifier> path = Optional.empty();
    for (RouteFilter filter : filters) {
      if (filter instanceof UrlRewrite rewrite && rewrite.path().isPresent()) {
        path = Located.value(rewrite.path());
      }
    }
    return path;
  }

  private static List<RouteFilter> joined(List<RouteFilter> first, List<RouteFilter> second) {
    List<RouteFilter> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
