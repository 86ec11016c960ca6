package dev.mpool.envoy;

import dev.mpool.envoy.ConfigView.HeaderView;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.HeaderChanges;
import dev.mpool.plan.RouteAction;
import dev.mpool.plan.RoutePlan;
import dev.mpool.route.RouteShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step by which a request finds its Backend. All steps stand in one list in their order, with
 * the host among their conditions: Envoy takes one virtual host for a request and never falls back
 * to another one, so that each would have to repeat the steps of all that cover its names.
 *
 * @param name what the access log calls it: the Backend, or {@code none}
 * @param fractions the share of those requests that come here, unless it is all of them
 * @param marks that the path is rewritten, for the transformation
 */
record HttpRouteView(
    BareText title,
    int line,
    List<RewriteView.Literal> paths,
    List<RegexView> regexPaths,
    boolean hasHeaders,
    List<ValueView> headers,
    List<NamedRegexView> regexHeaders,
    boolean hasQuery,
    List<ValueView> query,
    List<NamedRegexView> regexQuery,
    List<Fraction> fractions,
    String name,
    List<Mark> marks,
    boolean addsHeaders,
    List<GivenView> addedHeaders,
    boolean removesResponseHeaders,
    List<HeaderView> removedResponseHeaders,
    boolean addsResponseHeaders,
    List<GivenView> addedResponseHeaders,
    List<ForwardView> forwards,
    List<FailView> fails,
    List<RedirectView> redirects) {

  private static final String NONE = "none";

  /** An expression. */
  record RegexView(String regex) {}

  /** A name and the value that it must have. */
  record ValueView(String name, String value) {}

  /** A name and the expression that its value must match. */
  record NamedRegexView(String name, String regex) {}

  /** The share of a step and those before it, in millionths. */
  record Fraction(int upTo) {}

  /** A note to the transformation. */
  record Mark(String value) {}

  /** A header that is set or added, ready for Envoy to format. */
  record GivenView(String key, String value, BareText action) {

    static List<GivenView> of(HeaderChanges changes) {
      List<GivenView> views = new ArrayList<>();
      for (HeaderChanges.Given given : changes.given()) {
        // Envoy evaluates what stands between percent signs.
        String value = given.value().replace("%", "%%");
        String action = given.appended() ? "APPEND_IF_EXISTS_OR_ADD" : "OVERWRITE_IF_EXISTS_OR_ADD";
        views.add(new GivenView(given.name(), value, new BareText(action)));
      }
      return views;
    }
  }

  /** An answer of Envoy's own. */
  record FailView(String body) {}

  static HttpRouteView of(RoutePlan step, Optional<BackendPlan> backend, EnvoyOptions options) {
    RouteConditions conditions = RouteConditions.of(step);
    List<ForwardView> forwards = new ArrayList<>(1);
    List<FailView> fails = new ArrayList<>(1);
    List<RedirectView> redirects = new ArrayList<>(1);
    List<Mark> marks = new ArrayList<>(1);
    List<GivenView> added = new ArrayList<>();
    List<GivenView> addedToAnswer = new ArrayList<>();
    if (step.action() instanceof RouteAction.Forward forward) {
      RewriteView rewrite = RewriteView.of(step, forward.path());
      forwards.add(ForwardView.of(backend.orElseThrow(), options, forward, rewrite));
      added.addAll(GivenView.of(forward.request()));
      if (forward.path().isPresent()) {
        marks.add(new Mark("rewritten"));
      }
    } else if (step.action() instanceof RouteAction.Redirect redirect) {
      redirects.add(RedirectView.of(step, redirect));
    } else if (step.action() instanceof RouteAction.Fail fail) {
      fails.add(new FailView(fail.why()));
    }
    addedToAnswer.addAll(GivenView.of(step.response()));
    List<HeaderView> removedFromAnswer = new ArrayList<>();
    for (String name : step.response().removed()) {
      removedFromAnswer.add(new HeaderView(name));
    }
    return new HttpRouteView(
        BareText.comment("HTTPRoute " + step.label()),
        step.line(),
        conditions.paths(),
        conditions.regexPaths(),
        conditions.hasHeaders(),
        conditions.headers(),
        conditions.regexHeaders(),
        conditions.hasQuery(),
        conditions.query(),
        conditions.regexQuery(),
        step.upTo() < RouteShare.WHOLE ? List.of(new Fraction(step.upTo())) : List.of(),
        backend.isPresent() ? backend.get().name().toString() : NONE,
        marks,
        !added.isEmpty(),
        added,
        !removedFromAnswer.isEmpty(),
        removedFromAnswer,
        !addedToAnswer.isEmpty(),
        addedToAnswer,
        forwards,
        fails,
        redirects);
  }
}
