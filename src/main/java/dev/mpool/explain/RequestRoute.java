package dev.mpool.explain;

import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.RouteAction;
import dev.mpool.plan.RoutePlan;
import dev.mpool.route.ClientRequest;
import dev.mpool.route.HostPattern;
import dev.mpool.route.RouteShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where one request goes: by a rule of an HTTPRoute, with the shares of its backendRefs, or else by
 * the name of a Backend.
 *
 * @param rule the step that takes it; empty if no HTTPRoute does
 * @param place where its rule stands; "" if no HTTPRoute takes it
 * @param shares what becomes of it
 * @param asksForHost whether a rule might take it if its host were known
 * @param refusal what is answered before any route is looked at
 */
public record RequestRoute(
    Optional<RoutePlan> rule,
    String place,
    List<Share> shares,
    boolean byName,
    boolean asksForHost,
    Optional<Refusal> refusal) {

  /**
   * One of the ways that a request may take.
   *
   * @param percent how often it does
   * @param trace the attempts; empty if it goes to no Backend
   */
  public record Share(String percent, Optional<RouteAction> action, Optional<RequestTrace> trace) {}

  /**
   * Follows a request through a plan.
   *
   * @param failing which endpoints fail: {@code PRIORITY} or {@code PRIORITY.POOLINDEX}
   */
  public static RequestRoute of(FailoverPlan plan, ClientRequest request, List<String> failing) {
    List<Share> shares = new ArrayList<>();
    Optional<Refusal> refusal = Refusal.of(request);
    if (refusal.isPresent()) {
      return new RequestRoute(Optional.empty(), "", shares, false, false, refusal);
    }
    RoutePlan taken = null;
    int from = 0;
    for (RoutePlan step : plan.routes()) {
      boolean isTaken = taken == null && request.fits(step.host(), step.match());
      if (isTaken || step.isOneDrawWith(taken)) {
        taken = taken == null ? step : taken;
        shares.add(
            new Share(
                RouteShare.percent(from, step.upTo()),
                Optional.of(step.action()),
                RequestTrace.of(plan, step, request, failing)));
        from = step.upTo();
      }
    }
    boolean asksForHost = request.host().isEmpty() && hasNames(plan);
    if (taken != null) {
      String place = Chain.place(plan, taken.origin());
      return new RequestRoute(Optional.of(taken), place, shares, false, asksForHost, refusal);
    }
    Optional<BackendPlan> backend =
        plan.byName() ? byName(plan, request.barePath()) : Optional.empty();
    if (backend.isPresent()) {
      RequestTrace trace = RequestTrace.of(backend.get(), request, failing);
      shares.add(new Share("100%", Optional.empty(), Optional.of(trace)));
    }
    return new RequestRoute(Optional.empty(), "", shares, plan.byName(), asksForHost, refusal);
  }

  private static boolean hasNames(FailoverPlan plan) {
    return plan.routes().stream().anyMatch(step -> step.host().kind() != HostPattern.Kind.ANY);
  }

  /** The Backend whose name is the path's first two segments; a single Backend answers anywhere. */
  private static Optional<BackendPlan> byName(FailoverPlan plan, String path) {
    for (BackendPlan backend : plan.backends()) {
      String prefix = "/" + backend.name();
      if (path.equals(prefix) || path.startsWith(prefix + "/")) {
        return Optional.of(backend);
      }
    }
    return plan.hasCatchAll() ? Optional.of(plan.backends().get(0)) : Optional.empty();
  }
}
