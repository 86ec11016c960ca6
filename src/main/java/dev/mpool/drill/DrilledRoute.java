package dev.mpool.drill;

import dev.mpool.explain.Refusal;
import dev.mpool.model.BackendName;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.RouteAction;
import dev.mpool.plan.RouteAction.Forward;
import dev.mpool.plan.RouteAction.Redirect;
import dev.mpool.plan.RoutePlan;
import dev.mpool.route.ClientRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A match of an HTTPRoute's rule, with the request that a drill makes up for it.
 *
 * @param steps what may become of the request: several where it is shared out by weight
 * @param obstacle why it is not drilled, if it is not
 */
record DrilledRoute(
    String name, List<RoutePlan> steps, RouteRequest request, Optional<String> obstacle) {

  static final String TO_BACKEND = "route";
  static final String REDIRECT = "redirect";
  static final String WEIGHTS = "weights";

  /** All of a plan, in the order in which they are looked at. */
  static List<DrilledRoute> of(FailoverPlan plan, boolean takesOthers) {
    List<List<RoutePlan>> matches = new ArrayList<>();
    RoutePlan last = null;
    for (RoutePlan step : plan.routes()) {
      if (!step.isOneDrawWith(last)) {
        matches.add(new ArrayList<>());
      }
      matches.get(matches.size() - 1).add(step);
      last = step;
    }
    List<DrilledRoute> routes = new ArrayList<>();
    for (List<RoutePlan> steps : matches) {
      routes.add(of(routes.size() + 1, steps, plan, takesOthers));
    }
    return routes;
  }

  private static DrilledRoute of(
      int number, List<RoutePlan> steps, FailoverPlan plan, boolean takesOthers) {
    RouteRequest request = RouteRequest.of(steps.get(0));
    Optional<String> obstacle = request.obstacle();
    if (obstacle.isEmpty() && ClientRequest.answerTo(request.method()).isPresent()) {
      obstacle = Optional.of("Envoy answers every " + request.method() + " before any rule");
    }
    for (RoutePlan step : steps) {
      if (obstacle.isEmpty() && step.action() instanceof Forward forward) {
        obstacle = obstacle(request, forward, plan, takesOthers);
      }
    }
    if (obstacle.isEmpty() && first(request, plan) != steps.get(0)) {
      obstacle = Optional.of("an earlier rule takes the request made for it");
    }
    return new DrilledRoute(kind(steps) + "-" + number, steps, request, obstacle);
  }

  private static String kind(List<RoutePlan> steps) {
    RouteAction first = steps.get(0).action();
    if (steps.size() > 1) {
      return WEIGHTS;
    } else if (first instanceof Forward) {
      return TO_BACKEND;
    }
    return first instanceof Redirect ? REDIRECT : WEIGHTS;
  }

  /** Why a Backend does not take the request as one for a chat. */
  private static Optional<String> obstacle(
      RouteRequest request, Forward forward, FailoverPlan plan, boolean takesOthers) {
    if (!request.method().equals("POST")) {
      return Optional.of("it takes " + request.method() + " requests, which are no chats");
    }
    boolean hasOwnPaths =
        forward.path().isPresent()
            || backend(forward, plan).endpoints().stream()
                .map(Endpoint::path)
                .allMatch(path -> path.override().isPresent());
    return hasOwnPaths || takesOthers
        ? Optional.empty()
        : Refusal.operation(request.asClients().barePath(), "/" + forward.backend())
            .map(operation -> "its path names another operation than chat, " + operation);
  }

  private static RoutePlan first(RouteRequest request, FailoverPlan plan) {
    for (RoutePlan each : plan.routes()) {
      if (request.asClients().fits(each.host(), each.match())) {
        return each;
      }
    }
    return null;
  }

  static BackendPlan backend(Forward forward, FailoverPlan plan) {
    return plan.backend(forward.backend()).orElseThrow();
  }

  /** The scenario that it belongs to. */
  String scenario() {
    return name.substring(0, name.indexOf('-'));
  }

  /** The Backend that gets its requests; none if they are shared out, or answered by Envoy. */
  Optional<BackendName> owner() {
    return steps.size() == 1 && steps.get(0).action() instanceof Forward forward
        ? Optional.of(forward.backend())
        : Optional.empty();
  }

  /** Why it is not drilled, as a line of a report. */
  String notDrilled() {
    RoutePlan step = steps.get(0);
    return step.label() + " (line " + step.line() + "): " + obstacle.orElseThrow();
  }
}
