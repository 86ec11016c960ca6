package dev.mpool.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.diag.Rule;
import dev.mpool.route.GatewayChoice;
import dev.mpool.route.RouteSettings;
import dev.mpool.route.RouteSettings.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The boundaries of the rules about HTTPRoutes; each rule's page has its first two cases. */
class RouteRulesTest {

  private static Checked checked(Optional<GatewayChoice> gateway, String... edits)
      throws IOException {
    String routes = Files.readString(Path.of("docs/example/routes.yaml"));
    for (int i = 0; i < edits.length; i += 2) {
      assertThat(routes).contains(edits[i]);
      routes = routes.replace(edits[i], edits[i + 1]);
    }
    RouteSettings settings = new RouteSettings(Routes.AUTO, gateway);
    String backends = Files.readString(Path.of("docs/example/backends.yaml"));
    return Checked.with(RuleSettings.DEFAULTS.withRoutes(settings), backends, routes);
  }

  private static List<String> rules(String... edits) throws IOException {
    return checked(Optional.empty(), edits).rules();
  }

  @ParameterizedTest
  @CsvSource({
    "/v2, ''",
    "'', ''",
    "/v2/, ''",
    "'\"/v2?a=1\"', route-path-invalid",
    "'\"/v 2\"', route-path-invalid",
    "v2, route-path-invalid",
    "/v2//x, route-path-double-slash",
    "/é, route-path-invalid"
  })
  void a_replacement_is_a_path(String replacement, String rule) throws IOException {
    String written = replacement.isEmpty() ? "\"\"" : replacement;
    assertThat(rules("replacePrefixMatch: /v2", "replacePrefixMatch: " + written))
        .containsExactlyElementsOf(rule.isEmpty() ? List.of() : List.of(rule));
  }

  @ParameterizedTest
  @CsvSource({
    "OpenAI-Organization, ''",
    "Content-Type, ''",
    "AUTHORIZATION, route-credential-header",
    "x-goog-api-key, route-credential-header",
    "Host, route-credential-header",
    "content-length, route-credential-header",
    "X-Envoy-Upstream-Rq-Timeout-Ms, route-credential-header",
    "x-mpool-endpoint, route-credential-header",
    "x-forwarded-for, route-credential-header"
  })
  void a_route_sets_no_header_that_is_anothers(String name, String rule) throws IOException {
    assertThat(rules("name: OpenAI-Beta", "name: " + name))
        .containsExactlyElementsOf(rule.isEmpty() ? List.of() : List.of(rule));
  }

  @Test
  void the_same_host_and_match_is_one_rule_too_many() throws IOException {
    assertThat(
            rules(
                "  - old.example.com",
                "  - llm.example.com",
                "Exact",
                "PathPrefix",
                "value: /ai\n",
                "value: /v1/chat/completions/\n"))
        .containsExactly("route-duplicate-match");
    assertThat(
            rules(
                "value: /beta\n      method: POST\n      headers:\n      - name: X-Team\n"
                    + "        value: search\n",
                "value: /v1/chat/completions/\n"))
        .containsExactly("route-unreachable");
  }

  private static List<String> ofMatch(String line) throws IOException {
    return checked(Optional.empty(), "      method: POST\n      headers:\n", line(line))
        .of(Rule.ROUTE_UNREACHABLE);
  }

  /** Instead of the example's method; its header stays. */
  private static String line(String line) {
    boolean isHeader = line.startsWith("{");
    return isHeader
        ? "      headers:\n      - " + line + "\n"
        : "      " + line + "\n      headers:\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "method: OPTIONS ~ every OPTIONS is answered 405 before any rule.",
        "method: CONNECT ~ every CONNECT is answered 403 before any rule.",
        "{name: x, value: ' a'} ~ a header's value neither begins nor ends with a blank.",
        "{name: x, value: \"a\\nb\"} ~ no header's value has U+000A.",
        "queryParams: [{name: a, value: b c}] ~ a query is compared as it is sent, and a space",
        "queryParams: [{name: a, value: b&c}] ~ a query is compared as it is sent, and '&' is",
        "queryParams: [{name: a, value: é}] ~ a query is compared as it is sent, and U+00E9 is",
        "queryParams: [{name: 'a#', value: b}] ~ no parameter's name has '#'."
      })
  void what_no_request_can_have_is_told(String line, String why) throws IOException {
    assertThat(ofMatch(line)).singleElement().asString().contains("No request gets here: " + why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "method: GET",
        "{name: x, value: 'a b'}",
        "{name: x, value: \"\\u2003a\\u00a0\"}",
        "{name: x, value: ' a', type: RegularExpression}",
        "queryParams: [{name: a, value: b%20c}]",
        "queryParams: [{name: a, value: 'b+c=d?\"'}]",
        "queryParams: [{name: a, value: 'b c', type: RegularExpression}]"
      })
  void what_a_request_can_have_is_not(String line) throws IOException {
    assertThat(ofMatch(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ai/.*, true",
    "^v1$, true",
    "chat/?, true",
    "v?1/ai, false",
    "v+/ai, true",
    "v{0}/ai, false",
    "(v)/ai, false",
    "/ai\\?x=.*, true",
    "/ai\\??, false",
    "/ai\\?*x, false",
    "/ai+?, false",
    "/ai(\\?x)?, false",
    "/ai[?], false",
    "/ai[^]?]x, false",
    "/ai[\\]?]x, false",
    "/a|/b\\?, false",
    "/ai#b, true",
    "/a b, true",
    "\\Qai?\\E, false",
    ".*/ai, false",
    "a*/ai, false",
    "ai|/ai, false",
    "\\/ai, false",
    "[/]ai, false"
  })
  void a_regular_expression_is_for_the_whole_path(String regex, boolean told) throws IOException {
    List<String> found =
        rules("Exact\n        value: /ai\n", "RegularExpression\n        value: '" + regex + "'\n");
    assertThat(found.contains("route-unreachable")).isEqualTo(told);
  }

  @Test
  void each_regular_expression_is_told_at_its_own_place() throws IOException {
    String first = "Exact\n        value: /ai\n";
    String regex = "RegularExpression\n        value: ai/x\n";
    String headers = "      headers: [{name: x, type: RegularExpression, value: ai/x}]\n";
    String second = "    - path:\n        type: " + regex;
    Checked checked =
        checked(
            Optional.empty(),
            first,
            "Exact\n        value: /a\n"
                + headers
                + second
                + second.replace("ai/x", "ai/y")
                + second.replace("ai/x", "'ai/y'"));
    assertThat(checked.of(Rule.ROUTE_UNREACHABLE).stream().filter(told -> told.contains("slash")))
        .extracting(told -> told.substring(0, told.indexOf(':')))
        .containsExactly("value=`ai/x`", "value=`ai/y`", "value=`'ai/y'`");
  }

  @Test
  void a_route_that_is_misspelt_is_judged() throws IOException {
    assertThat(rules("  rules:\n", "  rule:\n").subList(0, 1)).containsExactly("unknown-field");
    assertThat(rules("    backendRefs:\n", "    backendRef:\n")).contains("unknown-field");
    assertThat(rules("kind: HTTPRoute", "kind: HttpRoute")).contains("nearly-an-httproute");
    assertThat(rules("k8s.io/v1", "k8s.io/v1alpha2")).containsOnly("nearly-an-httproute");
    assertThat(rules("kind: HTTPRoute\n", "")).containsOnly("nearly-an-httproute");
    assertThat(rules("apiVersion: gateway.networking.k8s.io/v1\n", ""))
        .containsOnly("nearly-an-httproute");
    assertThat(rules("kind: HTTPRoute", "kind: TCPRoute")).isEmpty();
    assertThat(rules("kind: HTTPRoute", "kind: HttpRoute", "kind: Backend", "kind: Service"))
        .isEmpty();
    String hint = "Write `group: gateway.kgateway.dev` and `kind: Backend`.";
    for (String[] edit :
        new String[][] {
          {"kind: Backend", "kind: Backends"},
          {"kind: Backend", "kind: backend"},
          {"gateway.kgateway.dev", "kgateway.dev"}
        }) {
      assertThat(checked(Optional.empty(), edit).of(Rule.BACKEND_REF_KIND))
          .isNotEmpty()
          .allMatch(told -> told.endsWith(hint));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "group: gateway.kgateway.dev, group: gateway.kgateway.dev/v1alpha1, must be an API group",
    "kind: Backend, kind: Backend!, must be a kind",
    "namespace: infra, namespace: Infra, must consist of lower-case letters",
    "name: X-Team, name: X Team, must be a name of letters",
    "llm.example.com, llm.example.com:80, must be a host name in lower case"
  })
  void what_a_pattern_of_the_crd_asks_for_is_told_in_words(String from, String to, String told)
      throws IOException {
    assertThat(checked(Optional.empty(), from, to).of(Rule.VALUE_NOT_ALLOWED))
        .isNotEmpty()
        .noneMatch(finding -> finding.contains("^"))
        .anyMatch(finding -> finding.contains(told));
  }

  @Test
  void a_chosen_gateway_has_to_be_one_of_those_that_are_named() throws IOException {
    Optional<GatewayChoice> llm = Optional.of(new GatewayChoice("infra", "llm", Optional.empty()));
    Optional<GatewayChoice> other = Optional.of(new GatewayChoice("infra", "x", Optional.of("y")));
    assertThat(checked(llm).rules()).isEmpty();
    assertThat(checked(other).of(Rule.ROUTE_GATEWAY_AMBIGUOUS))
        .containsExactly(
            "name=`chat`: No HTTPRoute of the input is for \"infra/x/y\"; this one is for"
                + " \"infra/llm\". | Name with --gateway a Gateway that HTTPRoutes are for.");
  }

  @Test
  void a_backend_of_another_namespace_needs_a_grant() throws IOException {
    assertThat(rules("      name: canary\n", "      name: canary\n      namespace: other\n"))
        .containsExactly("backend-ref-not-permitted");
  }

  @ParameterizedTest
  @CsvSource({"400, false", "599, false", "399, true", "600, true", "-1, true"})
  void only_failures_are_tried_again(String code, boolean refused) throws IOException {
    List<String> found =
        rules(
            "  - matches:\n    - path:\n        type: Exact",
            "  - retry:\n      codes: ["
                + code
                + "]\n    matches:\n    - path:\n        type: Exact");
    assertThat(found).contains("newer-gateway-api");
    assertThat(found.contains("value-not-allowed")).isEqualTo(refused);
  }
}
