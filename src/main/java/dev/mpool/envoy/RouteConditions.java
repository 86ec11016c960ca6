package dev.mpool.envoy;

import com.google.re2j.Pattern;
import dev.mpool.envoy.HttpRouteView.NamedRegexView;
import dev.mpool.envoy.HttpRouteView.RegexView;
import dev.mpool.envoy.HttpRouteView.ValueView;
import dev.mpool.envoy.RewriteView.Literal;
import dev.mpool.plan.RoutePlan;
import dev.mpool.route.HostPattern;
import dev.mpool.route.RouteMatch.Kind;
import dev.mpool.route.RouteMatch.PathMatch;
import dev.mpool.route.RouteMatch.ValueMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The conditions of a step as Envoy's route matches have them. */
record RouteConditions(
    List<Literal> paths,
    List<RegexView> regexPaths,
    List<ValueView> headers,
    List<NamedRegexView> regexHeaders,
    List<ValueView> query,
    List<NamedRegexView> regexQuery) {

  static RouteConditions of(RoutePlan step) {
    List<Literal> paths = new ArrayList<>(1);
    List<RegexView> regexPaths = new ArrayList<>(1);
    PathMatch path = step.match().path();
    if (path.kind() == Kind.REGULAR_EXPRESSION) {
      regexPaths.add(new RegexView(path.value()));
    } else {
      paths.add(literal(path));
    }
    List<ValueView> headers = new ArrayList<>();
    List<NamedRegexView> regexHeaders = new ArrayList<>();
    if (step.host().kind() != HostPattern.Kind.ANY) {
      regexHeaders.add(new NamedRegexView(":authority", host(step.host())));
    }
    Optional<String> method = step.match().method();
    if (method.isPresent()) {
      headers.add(new ValueView(":method", method.get()));
    }
    add(step.match().headers(), headers, regexHeaders);
    List<ValueView> query = new ArrayList<>();
    List<NamedRegexView> regexQuery = new ArrayList<>();
    add(step.match().queryParameters(), query, regexQuery);
    return new RouteConditions(paths, regexPaths, headers, regexHeaders, query, regexQuery);
  }

  boolean hasHeaders() {
    return !headers.isEmpty() || !regexHeaders.isEmpty();
  }

  boolean hasQuery() {
    return !query.isEmpty() || !regexQuery.isEmpty();
  }

  private static Literal literal(PathMatch path) {
    if (path.kind() == Kind.EXACT) {
      return new Literal(new BareText("path"), path.text());
    }
    return path.text().isEmpty()
        ? new Literal(new BareText("prefix"), "/")
        : new Literal(new BareText("path_separated_prefix"), path.text());
  }

  /** Names have no case, and the port that a client may add says nothing. */
  private static String host(HostPattern host) {
    StringBuilder names = new StringBuilder();
    for (String name : host.names()) {
      names.append(names.length() == 0 ? "" : "|").append(Pattern.quote(name));
    }
    String any = host.kind() == HostPattern.Kind.WILDCARD ? ".+" : "";
    String all = host.names().size() == 1 ? names.toString() : "(?:" + names + ')';
    return "(?i)" + any + all + "(?::[0-9]+)?";
  }

  private static void add(
      List<ValueMatch> matches, List<ValueView> exact, List<NamedRegexView> regexes) {
    for (ValueMatch match : matches) {
      String value = match.value();
      if (match.kind() == Kind.REGULAR_EXPRESSION) {
        regexes.add(new NamedRegexView(match.name(), value));
      } else {
        exact.add(new ValueView(match.name(), value));
      }
    }
  }
}
