package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.quoted;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An HTTPRoute as text, in namespace {@code ai}; its rules are YAML in flow style. */
record RouteText(String name, List<String> hostnames, List<String> rules) {

  static RouteText route(String name, String... rules) {
    return new RouteText(name, List.of(), List.of(rules));
  }

  RouteText at(String... names) {
    return new RouteText(name, List.of(names), rules);
  }

  /** A rule for the paths below a prefix. */
  static String rule(String prefix, String rest, String... refs) {
    return "{matches: [{path: {type: PathPrefix, value: "
        + quoted(prefix)
        + "}}]"
        + rest(rest, refs);
  }

  /** A rule for requests that match, with what else it says. */
  static String matching(String matches, String rest, String... refs) {
    return "{matches: [" + matches + "]" + rest(rest, refs);
  }

  private static String rest(String rest, String... refs) {
    String all = rest.isEmpty() ? "" : ", " + rest;
    return refs.length == 0 ? all + "}" : all + ", backendRefs: [" + String.join(", ", refs) + "]}";
  }

  static String ref(String backend, String... rest) {
    String more = Stream.of(rest).map(part -> ", " + part).collect(Collectors.joining());
    return "{group: gateway.kgateway.dev, kind: Backend, name: " + quoted(backend) + more + "}";
  }

  static String filters(String... filters) {
    return "filters: [" + String.join(", ", filters) + "]";
  }

  static String rewrite(String type, String replacement) {
    String field = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    return "{type: URLRewrite, urlRewrite: {path: {type: "
        + type
        + ", "
        + field
        + ": "
        + quoted(replacement)
        + "}}}";
  }

  @Override
  public String toString() {
    String names = hostnames.stream().map(EndpointText::quoted).collect(Collectors.joining(", "));
    return "---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\n"
        + "metadata: {name: \""
        + name
        + "\", namespace: ai}\nspec:\n  hostnames: ["
        + names
        + "]\n  rules:\n"
        + rules.stream().map(rule -> "  - " + rule + "\n").collect(Collectors.joining());
  }
}
