package dev.mpool.drill;

import dev.mpool.drill.Expectation.Ending;
import dev.mpool.drill.Trial.When;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.RouteAction.Forward;
import dev.mpool.plan.RouteAction.Redirect;
import dev.mpool.plan.RoutePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Trials of HTTPRoutes. Where a request goes to a Backend its first attempt fails, if there is a
 * second: the path that the rule gives has to reach every endpoint without one of its own, and the
 * Backend is drawn once for all attempts.
 */
final class RouteTrial {

  /** How many requests tell whether the shares are those of the plan. */
  private static final int REQUESTS = 600;

  /** Standard deviations of a share: one drill of 100,000 finds fault with a sound one. */
  private static final double ACCEPTED = 4.4;

  /** One fault of 100 is overlooked that lies so many more standard deviations beyond. */
  private static final double OVERLOOKED = 2.3;

  /** Requests: of a small share more arrive by chance than a normal distribution has it. */
  private static final double SLACK = 3.5;

  private final DrilledRoute route;
  private final FailoverPlan plan;

  private RouteTrial(DrilledRoute route, FailoverPlan plan) {
    this.route = route;
    this.plan = plan;
  }

  /** The one of a route. */
  static Trial of(DrilledRoute route, FailoverPlan plan) {
    RouteTrial trial = new RouteTrial(route, plan);
    String title = route.steps().get(0).label();
    return new Trial(route.name(), title, When.IN_TURN, trial::play);
  }

  private Result play(Field field, Trial trial) throws IOException {
    if (route.steps().size() == 1) {
      RoutePlan step = route.steps().get(0);
      return judge(field, trial, field.play(trial, request(step), this::reaction), step);
    }
    return shares(field, trial);
  }

  /** The first attempt fails where the plan has a second. */
  private Reaction reaction(int attempt, Arrival arrival) {
    boolean isLast =
        route.steps().stream()
            .noneMatch(
                step ->
                    step.action() instanceof Forward forward
                        && forward.backend().equals(arrival.backend().name())
                        && attempts(forward) > attempt + 1);
    return Reaction.status(isLast || attempt > 0 ? 200 : 503);
  }

  private int attempts(Forward forward) {
    int allowed = 1 + Math.min(1, forward.mostRetries().orElse(1));
    return Math.min(allowed, DrilledRoute.backend(forward, plan).attempts().size());
  }

  private Request request(RoutePlan step) {
    Optional<String> path =
        step.action() instanceof Forward forward
            ? forward
                .path()
                .map(each -> each.applied(route.request().asClients(), step.match().path()))
            : Optional.empty();
    return Request.through(route.request(), path);
  }

  /** Compares what became of a request with a step of the plan. */
  private Result judge(Field field, Trial trial, Field.Played played, RoutePlan step) {
    Field.Played own = new Field.Played(played.answer(), played.arrivals(), request(step));
    if (step.action() instanceof Forward forward) {
      BackendPlan backend = DrilledRoute.backend(forward, plan);
      List<Integer> order = Expectation.first(attempts(forward), backend);
      return field.judge(trial, own, new Expectation(200, order, Ending.OF_PROVIDER));
    } else if (step.action() instanceof Redirect redirect) {
      Ending location = Ending.redirecting(location(redirect, step));
      return field.judge(trial, own, new Expectation(redirect.status(), List.of(), location));
    }
    return field.judge(trial, own, new Expectation(500, List.of(), Ending.OF_ENVOY));
  }

  private String location(Redirect redirect, RoutePlan step) {
    RouteRequest asked = route.request();
    String scheme = redirect.scheme().orElse("http");
    int usual = scheme.equals("https") ? 443 : 80;
    int port = redirect.port().orElse(usual);
    return scheme
        + "://"
        + redirect.hostname().orElse(asked.host())
        + (port == usual ? "" : ":" + port)
        + redirect
            .path()
            .map(each -> each.applied(asked.asClients(), step.match().path()))
            .orElse(asked.target());
  }

  private Result shares(Field field, Trial trial) throws IOException {
    Map<String, Integer> planned = new LinkedHashMap<>();
    int before = 0;
    for (RoutePlan step : route.steps()) {
      planned.merge(outcome(step), step.upTo() - before, Integer::sum);
      before = step.upTo();
    }
    Map<String, Integer> seen = new LinkedHashMap<>();
    Result result = null;
    for (int i = 0; i < REQUESTS; i++) {
      Request request = request(route.steps().get(0));
      Field.Played played = field.play(trial, request, this::reaction);
      String outcome =
          played.arrivals().isEmpty()
              ? Integer.toString(played.answer().status())
              : played.arrivals().get(0).backend().name().toString();
      seen.merge(outcome, 1, Integer::sum);
      if (result == null || result.passed()) {
        result = closest(field, trial, played, outcome);
      }
    }
    return result.with(problems(planned, seen), note(planned, seen));
  }

  private static String outcome(RoutePlan step) {
    return step.action() instanceof Forward forward ? forward.backend().toString() : "500";
  }

  /** Several shares may go to one Backend by different paths. */
  private Result closest(Field field, Trial trial, Field.Played played, String outcome) {
    Result result = null;
    for (RoutePlan step : route.steps()) {
      if (outcome(step).equals(outcome) && (result == null || !result.passed())) {
        result = judge(field, trial, played, step);
      }
    }
    Problem none = new Problem("answer", "of one of the rule's Backends", outcome);
    return result == null ? field.judge(trial, played, List.of(none)) : result;
  }

  private static List<Problem> problems(Map<String, Integer> planned, Map<String, Integer> seen) {
    List<Problem> problems = new ArrayList<>();
    planned.forEach(
        (outcome, millionths) -> {
          double share = millionths / 1e6;
          int count = seen.getOrDefault(outcome, 0);
          if (Math.abs(count - share * REQUESTS) > ACCEPTED * deviation(share) + 3.5) {
            problems.add(new Problem("share of " + outcome, percent(share), percent(count)));
          }
        });
    return problems;
  }

  private static double deviation(double share) {
    return Math.sqrt(REQUESTS * share * (1 - share));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  private static String percent(int count) {
    return percent((double) count / REQUESTS);
  }

  private static String note(Map<String, Integer> planned, Map<String, Integer> seen) {
    StringBuilder text = new StringBuilder("of " + REQUESTS + " requests: ");
    double widest = 0;
    for (Map.Entry<String, Integer> each : planned.entrySet()) {
      double share = each.getValue() / 1e6;
      widest = Math.max(widest, deviation(share) / REQUESTS);
      text.append(each.getKey()).append(' ').append(percent(seen.getOrDefault(each.getKey(), 0)));
      text.append(" (planned ").append(percent(share)).append("), ");
    }
    double slack = SLACK / REQUESTS;
    int off = (int) Math.ceil(100 * ((ACCEPTED + OVERLOOKED) * widest + slack));
    return text + "a share that is off by " + off + " points would be seen (99%)";
  }
}
