package dev.mpool.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.Rendering;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.RoutePlan;
import dev.mpool.report.Palette;
import dev.mpool.route.ClientRequest;
import dev.mpool.route.RouteMatch;
import dev.mpool.rule.RuleSettings;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** HTTPRoutes as {@code mpool explain} tells them. */
class RouteExplanationTest {

  private static final FailoverPlan PLAN = plan();

  private static FailoverPlan plan() {
    StringBuilder manifests = new StringBuilder();
    for (String name : new String[] {"backends.yaml", "routes.yaml"}) {
      try {
        manifests.append(Files.readString(Path.of("docs/example", name))).append("---\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Rendering.plan(manifests.toString(), RuleSettings.DEFAULTS);
  }

  private static String told(String method, String host, String path, Map<String, String> headers)
      throws IOException {
    StringWriter out = new StringWriter();
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, values) -> all.put(name, List.of(values.split(";"))));
    ClientRequest request = ClientRequest.to(method, host, path, all);
    new RequestReport(Palette.PLAIN).write(RequestRoute.of(PLAN, request, List.of("0")), out);
    return out.toString();
  }

  @Test
  void a_chain_names_the_routes_that_lead_to_it() throws IOException {
    StringWriter out = new StringWriter();
    new ChainTable(0, Palette.PLAIN).write(PLAN, out);
    assertThat(out.toString())
        .contains(
            "from llm.example.com/v1/chat/completions and below, 90% of them",
            "from POST llm.example.com/beta and below, header x-team = search");
    StringWriter mermaid = new StringWriter();
    new ChainMermaid().write(PLAN, mermaid);
    assertThat(mermaid.toString()).contains("b0r0 --> b0");
    StringWriter svg = new StringWriter();
    new ChainSvg().write(PLAN, svg);
    assertThat(svg.toString()).contains(">from llm.example.com/v1/chat/completions and below");
  }

  @Test
  void a_request_is_followed_through_its_rule_with_every_share() throws IOException {
    assertThat(told("POST", "LLM.example.com:8080", "/v1/chat/completions?a=1", Map.of()))
        .startsWith("HTTPRoute ai/chat rule 1 (line ")
        .contains("share 90%\nai/chat\n", "share 10%\nai/canary\n");
  }

  @Test
  void a_rewritten_path_is_that_of_endpoints_without_their_own() throws IOException {
    assertThat(told("POST", "llm.example.com", "/beta/x?a=1", Map.of("x-team", "search")))
        .contains("takes it: POST llm.example.com/beta and below, header x-team = search")
        .contains("  path        /v2/x?a=1 (URLRewrite)\n")
        .contains("  path        /custom/v1/chat/completions (pathOverride)\n");
  }

  @Test
  void a_request_is_held_against_routes_as_envoy_does() throws IOException {
    assertThat(told("POST", "llm.example.com", "/beta/x", Map.of("x-team", "ads;search")))
        .contains("takes it: POST llm.example.com/beta and below");
    assertThat(told("POST", "llm.example.com", "/%62eta/x/../y%2Dz", Map.of("x-team", "search")))
        .contains("  path        /v2/y-z (URLRewrite)\n");
    assertThat(told("POST", "llm.example.com", "/beta/../%2e%2E/b?c=/../d", Map.of()))
        .startsWith("No Backend answers");
  }

  @Test
  void a_key_that_a_match_asks_for_is_not_shown() {
    RouteMatch.ValueMatch key =
        new RouteMatch.ValueMatch(RouteMatch.Kind.EXACT, "x-api-key", "sk-hidden", null);
    RoutePlan step = PLAN.routes().get(0);
    RouteMatch match =
        new RouteMatch(step.match().path(), Optional.empty(), List.of(key), List.of(key));
    RoutePlan asking =
        new RoutePlan(
            "ai/x rule 1", step.origin(), step.host(), match, 1, step.action(), step.response());
    assertThat(LeadingRoute.requests(asking)).endsWith(", header x-api-key, query x-api-key");
  }

  @Test
  void what_no_rule_takes_is_told_with_the_reason_to_look_for() throws IOException {
    assertThat(told("POST", "llm.example.com", "/beta", Map.of()))
        .isEqualTo("No Backend answers at this path: 404. Backends answer at /NAMESPACE/NAME.\n");
    assertThat(told("POST", "", "/beta", Map.of())).contains("Its host is not known");
    assertThat(told("POST", "other.test", "/ai/chat", Map.of())).startsWith("ai/chat\nattempt 1");
  }

  @Test
  void redirects_and_failures_are_envoys_own_answers() throws IOException {
    assertThat(told("GET", "old.example.com", "/x", Map.of()))
        .contains("HTTPRoute ai/old rule 2", "Envoy answers 301, a redirect.");
  }
}
