package dev.mpool.drill;

import dev.mpool.drill.Exchange.Script;
import dev.mpool.drill.Expectation.Ending;
import dev.mpool.drill.Trial.When;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.RouteAction.Forward;
import dev.mpool.plan.RoutePlan;
import dev.mpool.route.RouteShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trials of HTTPRoutes: a request for each rule that leads to a Backend alone, whose first attempt
 * fails where there is a second. The path that the rule gives has to reach every endpoint without
 * one of its own. Rules that share requests out by weight leave to chance where one goes, and for a
 * regular expression that is no simple one no request can be made up: both are left out.
 */
final class RouteTrial {

  private static final String CHAT = "/v1/chat/completions";

  private RouteTrial() {}

  static List<Trial> cases(FailoverPlan plan, BackendPlan backend) {
    List<Trial> trials = new ArrayList<>();
    int number = 0;
    for (RoutePlan step : plan.routes()) {
      if (step.action() instanceof Forward forward && forward.backend().equals(backend.name())) {
        number++;
        Optional<RouteRequest> request = RouteRequest.of(step, CHAT);
        if (step.upTo() == RouteShare.WHOLE
            && request.isPresent()
            && isFirst(step, request, plan)) {
          trials.add(trial(number, step, forward, backend, request.get()));
        }
      }
    }
    return trials;
  }

  /** Whether no earlier step takes the request. */
  private static boolean isFirst(
      RoutePlan step, Optional<RouteRequest> request, FailoverPlan plan) {
    for (RoutePlan each : plan.routes()) {
      if (request.get().asClients().fits(each.host(), each.match())) {
        return each == step;
      }
    }
    return false;
  }

  private static Trial trial(
      int number, RoutePlan step, Forward forward, BackendPlan backend, RouteRequest made) {
    int attempts = 1 + Math.min(1, forward.mostRetries().orElse(1));
    int most = Math.min(attempts, backend.attempts().size());
    Request chat = Request.chat(backend.name());
    // What the rule makes of the path, for endpoints without one of their own.
    Optional<String> path =
        forward.path().map(each -> each.applied(made.asClients(), step.match().path()));
    Request request = chat.at(made.target(), made.host(), made.headers(), path);
    return OneRequest.trial(
        "route-" + number,
        step.label(),
        When.IN_TURN,
        request,
        Script.failing(most - 1, Reaction.status(503)),
        new Expectation(200, Expectation.first(most, backend), Ending.OF_PROVIDER));
  }
}
