package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.openAi;
import static dev.mpool.e2e.RouteText.filters;
import static dev.mpool.e2e.RouteText.matching;
import static dev.mpool.e2e.RouteText.ref;
import static dev.mpool.e2e.RouteText.route;
import static dev.mpool.e2e.RouteText.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mpool.e2e.MockProvider.Attempt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTPRoutes make of requests and answers, beside the path. */
class HttpRoutesIT {

  private static final String HOST = "client.example";

  @RegisterExtension private static final Gateway gateway = new Gateway();

  private static final MockProvider a = gateway.provider();
  private static final MockProvider b = gateway.provider();

  @BeforeAll
  static void start() throws Exception {
    String modifiers =
        filters(
            "{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: X-Set, value:"
                + " '%REQ(x-other)%{{x}}\\1\"'}], add: [{name: X-Add, value: added}], remove: [X-Gone,"
                + " '', 'a b']}}",
            "{type: ResponseHeaderModifier, responseHeaderModifier: {set: [{name: X-Answer, value:"
                + " '100% %RESPONSE_CODE%'}], remove: [x-provider]}}");
    gateway.start(
        BackendText.chain("chain", openAi(a).inline("sk-a"), openAi(b).inline("sk-b"))
            + BackendText.chain("first", openAi(a)).toString()
            + BackendText.chain("second", openAi(b))
            + route(
                "things",
                rule("/modified", modifiers, ref("chain")),
                rule("/nowhere", modifiers),
                rule("/zero", "", ref("first", "weight: 0")),
                rule(
                    "/shares",
                    "",
                    ref("first", "weight: 30"),
                    ref("gone", "weight: 40"),
                    ref("second", "weight: 30")),
                rule("/mostly", "", ref("first", "weight: 4"), ref("second")),
                rule("/timed", "timeouts: {request: 500ms}", ref("chain")),
                rule("/attempt", "timeouts: {backendRequest: 300ms}", ref("chain")),
                rule("/once", "retry: {attempts: 0}", ref("chain")),
                rule("/codes", "retry: {codes: [404]}", ref("chain")),
                matching("{path: {type: Exact, value: /exact}}", "", ref("first")),
                matching(
                    "{path: {value: /by}, headers: [{name: X-A, value: '1'}], queryParams: [{name:"
                        + " q, value: '2'}], method: POST}",
                    "",
                    ref("first")))
            + route(
                "redirects",
                // An HTTPRoute that names no Backend is not mpool's.
                rule("/backend", "", ref("first")),
                rule("/tls", redirect("scheme: https, statusCode: 301")),
                rule("/moved", redirect("hostname: new.example")),
                rule("/port", redirect("port: 8443, scheme: https, hostname: new.example")),
                rule("/usual", redirect("port: 443, scheme: https, hostname: new.example")),
                rule(
                    "/later",
                    redirect(
                        "statusCode: 307, path: {type: ReplaceFullPath,"
                            + " replaceFullPath: /there}")),
                rule(
                    "/old",
                    redirect("path: {type: ReplacePrefixMatch, replacePrefixMatch: /new/}")),
                rule("/gone", redirect("path: {type: ReplacePrefixMatch, replacePrefixMatch: /}"))),
        UnaryOperator.identity());
  }

  private static String redirect(String fields) {
    return filters("{type: RequestRedirect, requestRedirect: {" + fields + "}}");
  }

  @Test
  void headers_are_modified_on_every_attempt_and_nothing_is_evaluated() throws Exception {
    a.behaving(Behaviour.status(503));

    Client.Answer answer =
        gateway.post(
            "/modified/x", "{}", "x-set: client", "x-add: client", "x-gone: client", "a: kept");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("x-answer")).isEqualTo("100% %RESPONSE_CODE%");
    for (Attempt attempt : new Attempt[] {a.onlyAttempt(), b.onlyAttempt()}) {
      assertThat(attempt.header("x-set")).isEqualTo("%REQ(x-other)%{{x}}\\1\"");
      assertThat(attempt.all("x-add")).containsExactly("client", "added");
      assertThat(attempt.all("x-gone")).isEmpty();
      assertThat(attempt.header("a")).isEqualTo("kept");
      assertThat(Credentials.of(attempt)).hasSize(1);
    }
    assertThat(Credentials.of(b.onlyAttempt())).containsExactly("authorization: Bearer sk-b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/zero"})
  void a_rule_without_a_backend_answers_500(String path) throws Exception {
    Client.Answer answer = gateway.post(path, "{}");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.body()).contains("\"type\":\"mpool\"", "HTTPRoute");
    assertThat(a.attempts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /other",
    "POST, /exact/",
    "POST, /exactly",
    "POST, /",
    "POST, /by?q=2",
    "GET, /by?q=2",
    "POST, /modifiedx"
  })
  void what_no_rule_matches_is_404(String method, String path) throws Exception {
    assertThat(gateway.client().ask(HOST, method, path).status()).isEqualTo(404);
    assertThat(a.attempts()).isEmpty();
  }

  @Test
  void all_conditions_of_a_match_hold_together() throws Exception {
    assertThat(gateway.post("/by/x?p=1&q=2", "{}", "x-a: 1").status()).isEqualTo(200);
    assertThat(gateway.post("/by?q=3", "{}", "x-a: 1").status()).isEqualTo(404);
    assertThat(gateway.post("/by?q=2", "{}", "x-a: 12").status()).isEqualTo(404);
  }

  @Test
  void a_backend_still_answers_under_its_own_name_after_the_routes() throws Exception {
    assertThat(gateway.post("/ai/second/x", "{}").status()).isEqualTo(200);
    assertThat(b.onlyAttempt().path()).isEqualTo("/v1/chat/completions");
  }

  @Test
  void shares_are_as_large_as_their_weights() throws Exception {
    int failed = 0;
    for (int i = 0; i < 1000; i++) {
      failed += gateway.post("/shares", "{}").status() == 500 ? 1 : 0;
    }
    assertThat(a.attempts()).hasSize(1000 - failed - b.attempts().size());
    assertThat(a.attempts().size()).isCloseTo(300, within(70));
    assertThat(failed).isCloseTo(400, within(70));
  }

  @Test
  void a_weight_is_one_unless_it_is_said() throws Exception {
    for (int i = 0; i < 500; i++) {
      gateway.post("/mostly", "{}");
    }
    assertThat(b.attempts().size()).isCloseTo(100, within(45));
    assertThat(a.attempts().size() + b.attempts().size()).isEqualTo(500);
  }

  @Test
  void a_timeout_for_the_whole_answer_ends_in_504() throws Exception {
    a.behaving(Behaviour.SILENT);
    Client.Answer answer = gateway.post("/timed", "{}");
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.millis()).isBetween(450L, 3000L);
  }

  @Test
  void a_timeout_for_an_attempt_leads_to_the_next_endpoint() throws Exception {
    a.behaving(Behaviour.SILENT);
    Client.Answer answer = gateway.post("/attempt", "{}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.millis()).isBetween(250L, 3000L);
    assertThat(b.attempts()).hasSize(1);
  }

  @Test
  void a_rule_may_turn_failover_off_or_widen_it() throws Exception {
    a.behaving(Behaviour.status(503));
    assertThat(gateway.post("/once", "{}").status()).isEqualTo(503);
    assertThat(b.attempts()).isEmpty();

    a.behaving(Behaviour.status(404));
    assertThat(gateway.post("/codes", "{}").status()).isEqualTo(200);
    assertThat(gateway.post("/modified", "{}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "/tls/a?b=1, 301, https://client.example:443/tls/a?b=1",
    "/moved/a, 302, http://new.example/moved/a",
    "/port, 302, https://new.example:8443/port",
    "/usual, 302, https://new.example/usual",
    "/later/x, 307, http://client.example/there",
    "/old/x, 302, http://client.example/new/x",
    "/old, 302, http://client.example/new",
    "/gone/x, 302, http://client.example/x",
    "/gone, 302, http://client.example/",
  })
  void a_redirect_sends_the_client_elsewhere(String path, int status, String location)
      throws Exception {
    Client.Answer answer = gateway.post(path, "{}");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("location")).isEqualTo(location);
    assertThat(a.attempts()).isEmpty();
  }

  /** What ends TLS in front says so; a provider never hears of it. */
  @Test
  void a_redirect_without_a_scheme_has_that_of_the_client() throws Exception {
    Client.Answer answer = gateway.post("/old/x", "{}", "x-forwarded-proto: https");
    assertThat(answer.header("location")).isEqualTo("https://client.example/new/x");
  }
}
