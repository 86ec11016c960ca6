package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static dev.mpool.e2e.RouteText.filters;
import static dev.mpool.e2e.RouteText.matching;
import static dev.mpool.e2e.RouteText.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.explain.RequestRoute;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.route.ClientRequest;
import dev.mpool.rule.RuleSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Five hundred random matches and as many requests: Envoy takes the rule that the Gateway API's
 * words about precedence, written down here once more, choose.
 */
class RoutePrecedenceIT {

  private static final List<String> HOSTS =
      List.of(
          "a.example", "b.a.example", "*.example", "*.a.example", "*.b.a.example", "other.test");
  private static final List<String> ASKED =
      List.of(
          "a.example",
          "b.a.example",
          "c.a.example",
          "x.b.a.example",
          "z.example",
          "other.test",
          "none.test",
          "example",
          "A.Example:8080");
  private static final List<String> SEGMENTS = List.of("/v", "/v/w", "/v/w/x", "/u", "/vw", "/u/t");

  @RegisterExtension private static final Gateway gateway = new Gateway();

  private static final MockProvider provider = gateway.provider();

  /** One match of one rule; what is null is not said. */
  private record Match(
      String route,
      int rule,
      List<String> hosts,
      String kind,
      String path,
      String method,
      Map<String, String> headers,
      Map<String, String> query) {

    /** How well the best of the names fits: none if no name does. */
    private String hostRank(String host) {
      String bare = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]+$", "");
      String best = hosts.isEmpty() ? "0" : null;
      for (String name : hosts) {
        boolean wild = name.startsWith("*.");
        boolean fits =
            wild
                ? bare.endsWith(name.substring(1)) && bare.length() >= name.length()
                : bare.equals(name);
        String rank = (wild ? "1" : "2") + String.format("%03d", name.length());
        if (fits && (best == null || rank.compareTo(best) > 0)) {
          best = rank;
        }
      }
      return best;
    }

    private boolean fits(Request request) {
      String full = request.path;
      boolean onPath =
          switch (kind) {
            case "Exact" -> full.equals(path);
            case "RegularExpression" -> full.matches(path);
            default -> {
              String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
              yield full.equals(bare) || full.startsWith(bare + "/") || bare.isEmpty();
            }
          };
      return onPath
          && (method == null || method.equals(request.method))
          && request.headers.entrySet().containsAll(headers.entrySet())
          && request.query.entrySet().containsAll(query.entrySet())
          && hostRank(request.host) != null;
    }

    /** Larger is first. */
    private String rank(String host) {
      int kindRank = kind.equals("Exact") ? 2 : kind.equals("RegularExpression") ? 1 : 0;
      String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      int length = kindRank == 0 ? bare.length() : 0;
      String hostPart = String.format("%-4s", hostRank(host));
      return hostPart
          + String.format(
              "%d%04d%d%02d%02d",
              kindRank, length, method == null ? 0 : 1, headers.size(), query.size());
    }

    private String yaml() {
      String names = flow(headers);
      String more = method == null ? "" : ", method: " + method;
      return "{path: {type: "
          + kind
          + ", value: '"
          + written()
          + "'}"
          + more
          + ", headers: "
          + names
          + ", queryParams: "
          + flow(query)
          + "}";
    }

    /** Some of the paths otherwise than Envoy has them when it looks for a route. */
    private String written() {
      return kind.equals("RegularExpression") || rule % 2 == 0 ? path : path.replace("w", "%77");
    }

    private static String flow(Map<String, String> values) {
      return values.entrySet().stream()
          .map(e -> "{name: " + e.getKey() + ", value: '" + e.getValue() + "'}")
          .collect(Collectors.joining(", ", "[", "]"));
    }
  }

  private record Request(
      String host,
      String method,
      String path,
      Map<String, String> headers,
      Map<String, String> query) {}

  @Test
  void envoy_takes_the_rule_that_the_specification_chooses() throws Exception {
    Random random = new Random(20251128);
    List<Match> matches = new ArrayList<>();
    StringBuilder manifests = new StringBuilder();
    manifests.append(BackendText.chain("echo", openAi(provider)));
    for (int r = 0; matches.size() < 500; r++) {
      addRoute("r" + random.nextInt(100) + "-" + r, random, matches, manifests);
    }
    gateway.start(manifests.toString(), UnaryOperator.identity());
    FailoverPlan plan = Rendering.plan(manifests.toString(), RuleSettings.DEFAULTS);

    Set<String> chosen = new HashSet<>();
    for (int i = 0; i < 700; i++) {
      Request request = request(random);
      String expected = expected(matches, request);
      provider.reset();
      String path = i % 3 == 0 ? request.path.replace("w", "%77") : request.path;
      String target = (i % 5 == 0 ? "/x/.." : "") + path + query(request.query);
      int status =
          gateway
              .client()
              .ask(
                  request.host,
                  request.method,
                  target,
                  request.headers.entrySet().stream()
                      .map(e -> e.getKey() + ": " + e.getValue())
                      .toArray(String[]::new))
              .status();
      String seen = status == 404 ? "none" : provider.onlyAttempt().header("x-rule");
      assertThat(seen).as("%s", request).isEqualTo(expected);
      assertThat(explained(plan, request, target)).as("%s", request).isEqualTo(expected);
      chosen.add(expected);
    }
    assertThat(chosen).hasSizeGreaterThan(60).contains("none");
  }

  /** What {@code explain --request} says. */
  private static String explained(FailoverPlan plan, Request request, String target) {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers.forEach((name, value) -> headers.put(name, List.of(value)));
    ClientRequest asked = ClientRequest.to(request.method, request.host, target, headers);
    return RequestRoute.of(plan, asked, List.of())
        .rule()
        .map(step -> step.label().replace("ai/", "").replace(" rule ", "."))
        .orElse("none");
  }

  private static void addRoute(
      String name, Random random, List<Match> matches, StringBuilder manifests) {
    List<String> hosts = new ArrayList<>();
    for (int i = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(2); i > 0; i--) {
      hosts.add(pick(HOSTS, random));
    }
    List<String> rules = new ArrayList<>();
    for (int r = 0; r <= random.nextInt(4); r++) {
      List<String> written = new ArrayList<>();
      for (int m = 0; m <= random.nextInt(3); m++) {
        Match match = match(name, r, hosts, random);
        matches.add(match);
        written.add(match.yaml());
      }
      String mark =
          filters(
              "{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: x-rule, value: "
                  + name
                  + "."
                  + (r + 1)
                  + "}, {name: X-Rule, value: later}]}}");
      rules.add(matching(String.join(", ", written), mark, ref("echo")));
    }
    manifests.append(new RouteText(name, hosts, rules));
  }

  private static Match match(String route, int rule, List<String> hosts, Random random) {
    String path =
        (random.nextInt(60) == 0 ? "" : pick(SEGMENTS, random)) + (random.nextBoolean() ? "/" : "");
    path = path.isEmpty() ? "/" : path;
    int kind = random.nextInt(5);
    return new Match(
        route,
        rule,
        hosts,
        kind == 0 ? "Exact" : kind == 1 ? "RegularExpression" : "PathPrefix",
        kind == 1 ? path + "[a-z/]*" : path,
        random.nextInt(4) == 0 ? "POST" : null,
        values(List.of("x-a", "x-b", "x-c"), random, 5),
        values(List.of("p", "q"), random, 6));
  }

  private static Request request(Random random) {
    String start = random.nextInt(6) == 0 ? "/other" : pick(SEGMENTS, random);
    String path = start + pick(List.of("", "/", "/w", "/x/y", "z"), random);
    return new Request(
        pick(ASKED, random),
        "POST",
        path.isEmpty() ? "/" : path,
        values(List.of("x-a", "x-b", "x-c"), random, 2),
        values(List.of("p", "q"), random, 2));
  }

  private static Map<String, String> values(List<String> names, Random random, int oneIn) {
    Map<String, String> values = new TreeMap<>();
    for (String name : names) {
      if (random.nextInt(oneIn) == 0) {
        values.put(name, Integer.toString(random.nextInt(2)));
      }
    }
    return values;
  }

  private static String query(Map<String, String> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String expected(List<Match> matches, Request request) {
    Comparator<Match> order =
        Comparator.comparing((Match match) -> match.rank(request.host))
            .reversed()
            .thenComparing(Match::route)
            .thenComparing(Match::rule);
    return matches.stream()
        .filter(match -> match.fits(request))
        .min(order)
        .map(match -> match.route + "." + (match.rule + 1))
        .orElse("none");
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
