package dev.mpool.envoy;

import dev.mpool.envoy.ConfigView.RouteView;
import dev.mpool.envoy.HttpRouteView.FailView;
import dev.mpool.envoy.HttpRouteView.Fraction;
import dev.mpool.envoy.HttpRouteView.GivenView;
import dev.mpool.envoy.HttpRouteView.NamedRegexView;
import dev.mpool.envoy.HttpRouteView.RegexView;
import dev.mpool.envoy.HttpRouteView.ValueView;
import dev.mpool.yaml.YamlMapping;
import dev.mpool.yaml.YamlNode;
import dev.mpool.yaml.YamlScalar;
import dev.mpool.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The part of the {@link SelfCheck} about routes: each one that is meant is there, in its order,
 * with every value of its manifest.
 */
final class RouteCheck {

  private RouteCheck() {}

  static Optional<String> difference(YamlNode resources, ConfigView view) {
    YamlNode listener = SelfCheck.first(SelfCheck.at(resources, "listeners"));
    YamlNode chain = SelfCheck.first(SelfCheck.at(listener, "filter_chains"));
    YamlNode filter = SelfCheck.first(SelfCheck.at(chain, "filters"));
    YamlNode config = SelfCheck.at(SelfCheck.at(filter, "typed_config"), "route_config");
    YamlNode host = SelfCheck.first(SelfCheck.at(config, "virtual_hosts"));
    List<YamlNode> routes = SelfCheck.items(SelfCheck.at(host, "routes"));
    int at = 0;
    for (int i = 0; i < view.httpRoutes().size(); i++) {
      at = next(routes, at, view.httpRoutes().get(i));
      if (at < 0) {
        return Optional.of("HTTPRoute step " + i);
      }
    }
    for (int i = 0; i < view.routes().size(); i++) {
      at = next(routes, at, view.routes().get(i));
      if (at < 0) {
        return Optional.of("route " + i);
      }
    }
    return Optional.empty();
  }

  /** The index behind the next route to a Backend by its name; -1 if there is none. */
  private static int next(List<YamlNode> routes, int from, RouteView expected) {
    for (int i = from; i < routes.size(); i++) {
      YamlNode prefix =
          SelfCheck.at(SelfCheck.at(routes.get(i), "match"), expected.matchKind().text());
      YamlNode cluster = SelfCheck.at(SelfCheck.at(routes.get(i), "route"), "cluster");
      if (SelfCheck.holds(prefix, expected.prefix())
          && SelfCheck.holds(cluster, expected.backend())) {
        return i + 1;
      }
    }
    return -1;
  }

  /** The index behind the next route that holds all of a step; -1 if there is none. */
  private static int next(List<YamlNode> routes, int from, HttpRouteView expected) {
    Set<Object> texts = texts(expected);
    for (int i = from; i < routes.size(); i++) {
      Set<Object> found = new HashSet<>();
      collect(routes.get(i), found);
      if (found.containsAll(texts)) {
        return i + 1;
      }
    }
    return -1;
  }

  private static void collect(YamlNode node, Set<Object> found) {
    if (node instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        collect(entry.value(), found);
      }
    } else if (node instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        collect(item, found);
      }
    } else {
      found.add(((YamlScalar) node).value());
    }
  }

  private static Set<Object> texts(HttpRouteView step) {
    Set<Object> texts = new HashSet<>();
    texts.add(step.name());
    addLiterals(step.paths(), texts);
    for (RegexView path : step.regexPaths()) {
      texts.add(path.regex());
    }
    List<ValueView> values = new ArrayList<>(step.headers());
    values.addAll(step.query());
    for (ValueView value : values) {
      texts.add(value.name());
      texts.add(value.value());
    }
    List<NamedRegexView> regexes = new ArrayList<>(step.regexHeaders());
    regexes.addAll(step.regexQuery());
    for (NamedRegexView regex : regexes) {
      texts.add(regex.name());
      texts.add(regex.regex());
    }
    for (Fraction fraction : step.fractions()) {
      texts.add((long) fraction.upTo());
    }
    List<GivenView> given = new ArrayList<>(step.addedHeaders());
    given.addAll(step.addedResponseHeaders());
    for (GivenView header : given) {
      texts.add(header.key());
      texts.add(header.value());
    }
    addActions(step, texts);
    return texts;
  }

  private static void addActions(HttpRouteView step, Set<Object> texts) {
    for (ForwardView forward : step.forwards()) {
      texts.add(forward.cluster());
      addLiterals(forward.rewrites(), texts);
      addRegexes(forward.regexRewrites(), texts);
    }
    for (FailView fail : step.fails()) {
      texts.add(fail.body());
    }
    for (RedirectView redirect : step.redirects()) {
      addLiterals(redirect.parts(), texts);
      addRegexes(redirect.regexRewrites(), texts);
    }
  }

  private static void addLiterals(List<RewriteView.Literal> literals, Set<Object> texts) {
    for (RewriteView.Literal literal : literals) {
      texts.add(literal.value());
    }
  }

  private static void addRegexes(List<RewriteView.Regex> regexes, Set<Object> texts) {
    for (RewriteView.Regex regex : regexes) {
      texts.add(regex.regex());
      texts.add(regex.substitution());
    }
  }
}
