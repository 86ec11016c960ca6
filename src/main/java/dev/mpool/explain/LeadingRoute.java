package dev.mpool.explain;

import dev.mpool.model.BackendName;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.Origin;
import dev.mpool.plan.RouteAction.Forward;
import dev.mpool.plan.RoutePlan;
import dev.mpool.route.HostPattern;
import dev.mpool.route.PathModifier;
import dev.mpool.route.RouteMatch;
import dev.mpool.route.RouteMatch.Kind;
import dev.mpool.route.RouteMatch.ValueMatch;
import dev.mpool.route.RouteShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How requests get to a Backend by an HTTPRoute, in the words of a reader.
 *
 * @param requests which ones
 * @param route the rule that sends them, such as {@code ai/chat rule 2}
 * @param origin where the rule begins
 * @param place the same, as {@link Chain#place} says it
 * @param share its part of them; empty for all
 * @param path what takes the place of the client's path
 */
record LeadingRoute(
    String requests,
    String route,
    Origin origin,
    String place,
    Optional<String> share,
    Optional<String> path) {

  private static final List<String> CREDENTIAL_WORDS =
      List.of("auth", "key", "token", "secret", "cookie", "password", "credential");

  /** The routes that lead to a Backend, in the order in which requests are held against them. */
  static List<LeadingRoute> to(FailoverPlan plan, BackendName backend) {
    List<LeadingRoute> routes = new ArrayList<>();
    RoutePlan before = null;
    for (RoutePlan step : plan.routes()) {
      int from = step.isOneDrawWith(before) ? before.upTo() : 0;
      if (step.action() instanceof Forward forward && forward.backend().equals(backend)) {
        boolean isAll = from == 0 && step.upTo() == RouteShare.WHOLE;
        routes.add(
            new LeadingRoute(
                requests(step),
                step.label(),
                step.origin(),
                Chain.place(plan, step.origin()),
                isAll ? Optional.empty() : Optional.of(RouteShare.percent(from, step.upTo())),
                forward.path().map(LeadingRoute::path)));
      }
      before = step;
    }
    return routes;
  }

  /** Such as {@code POST api.example.com/chat and below, header x-team}. */
  static String requests(RoutePlan step) {
    RouteMatch match = step.match();
    StringBuilder text = new StringBuilder(match.method().map(method -> method + ' ').orElse(""));
    text.append(step.host().kind() == HostPattern.Kind.ANY ? "" : step.host());
    String path = match.path().text();
    switch (match.path().kind()) {
      case EXACT -> text.append(path);
      case PREFIX -> text.append(path.isEmpty() ? "/" : path).append(" and below");
      default -> text.append(" path ~ ").append(path);
    }
    append(text, "header", match.headers());
    append(text, "query", match.queryParameters());
    return text.toString().strip();
  }

  private static void append(StringBuilder text, String what, List<ValueMatch> values) {
    for (ValueMatch value : values) {
      text.append(", ").append(what).append(' ').append(value.name());
      if (!mayBeCredential(value.name())) {
        text.append(value.kind() == Kind.REGULAR_EXPRESSION ? " ~ " : " = ");
        text.append(value.value());
      }
    }
  }

  /** Some let requests in by a key that clients know. */
  private static boolean mayBeCredential(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return CREDENTIAL_WORDS.stream().anyMatch(lower::contains);
  }

  private static String path(PathModifier path) {
    String replacement = path.replacement();
    return path instanceof PathModifier.FullPath
        ? replacement
        : (replacement.isEmpty() ? "/" : replacement) + " for the prefix";
  }

  /** All of it on one line. */
  String text() {
    return requests
        + share.map(part -> ", " + part + " of them").orElse("")
        + path.map(to -> ", path becomes " + to).orElse("")
        + " (HTTPRoute "
        + route
        + ", "
        + place
        + ')';
  }
}
