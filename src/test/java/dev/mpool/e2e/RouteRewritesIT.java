package dev.mpool.e2e;

import static dev.mpool.e2e.EndpointText.gemini;
import static dev.mpool.e2e.EndpointText.openAi;
import static dev.mpool.e2e.RouteText.filters;
import static dev.mpool.e2e.RouteText.matching;
import static dev.mpool.e2e.RouteText.ref;
import static dev.mpool.e2e.RouteText.rewrite;
import static dev.mpool.e2e.RouteText.route;
import static dev.mpool.e2e.RouteText.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Paths that HTTPRoutes rewrite, as they arrive in the request line: an endpoint's own path comes
 * first, then the route's, then the provider's, on every attempt.
 */
class RouteRewritesIT {

  @RegisterExtension private static final Gateway gateway = new Gateway();

  private static final MockProvider a = gateway.provider();
  private static final MockProvider b = gateway.provider();
  private static final MockProvider c = gateway.provider();

  /** The table of the Gateway API's HTTPPathModifier, and what else a prefix may be. */
  private static final List<List<String>> PREFIXES =
      List.of(
          List.of("/foo", "/xyz"),
          List.of("/foo", "/xyz/"),
          List.of("/foo/", "/xyz"),
          List.of("/foo/", "/xyz/"),
          List.of("/foo", ""),
          List.of("/foo", "/"),
          List.of("/", "/xyz"),
          List.of("/", "/"),
          List.of("/", ""),
          List.of("/f.o+(x)", ""),
          List.of("/foo", "/x\\1%REQ(host)%{{y}}$&"),
          List.of("/foo/", ""));

  @BeforeAll
  static void start() throws Exception {
    StringBuilder manifests = new StringBuilder();
    manifests
        .append(BackendText.chain("solo", openAi(a)))
        .append(BackendText.chain("own-first", openAi(a).path("/own?x=1"), openAi(b), openAi(c)))
        .append(BackendText.chain("own-second", openAi(a), openAi(b).path("/own"), openAi(c)))
        .append(BackendText.chain("google", gemini(a), gemini(b).path("/own")));
    for (int i = 0; i < PREFIXES.size(); i++) {
      String filter = filters(rewrite("ReplacePrefixMatch", PREFIXES.get(i).get(1)));
      String rule = rule(PREFIXES.get(i).get(0), filter, ref("solo"));
      manifests.append(route("p" + i, rule).at("p" + i + ".example"));
    }
    String full = filters(rewrite("ReplaceFullPath", "/full\\0%REQ(x)%"));
    String inRef = "filters: [" + rewrite("ReplaceFullPath", "/of-ref") + "]";
    manifests.append(
        route(
            "others",
            rule("/full", full, ref("solo")),
            rule("/ref", full, ref("solo", inRef)),
            rule("/own-first", full, ref("own-first")),
            rule("/own-second", full, ref("own-second")),
            rule("/google", full, ref("google")),
            rule("/plain", "", ref("own-second")),
            matching("{path: {type: RegularExpression, value: '/re/.*'}}", full, ref("solo"))));
    gateway.start(manifests.toString(), UnaryOperator.identity());
  }

  @ParameterizedTest
  @CsvSource({
    "0, /foo/bar, /xyz/bar",
    "1, /foo/bar, /xyz/bar",
    "2, /foo/bar, /xyz/bar",
    "3, /foo/bar, /xyz/bar",
    "0, /foo, /xyz",
    "0, /foo/, /xyz/",
    "4, /foo/bar, /bar",
    "4, /foo/, /",
    "4, /foo, /",
    "5, /foo/, /",
    "5, /foo, /",
    "5, /foo/bar, /bar",
    "1, /foo, /xyz",
    "1, /foo/, /xyz/",
    "2, /foo, /xyz",
    "4, /foo//bar, //bar",
    "5, /foo/bar?a=1&b=/foo, /bar?a=1&b=/foo",
    "6, /, /xyz/",
    "6, /bar?x, /xyz/bar?x",
    "7, /bar, /bar",
    "7, /, /",
    "8, /bar/, /bar/",
    "9, /f.o+(x)/bar, /bar",
    "9, /f.o+(x), /",
    "10, /foo/bar, '/x\\1%REQ(host)%{{y}}$&/bar'",
    "11, /foo/bar, /bar",
    "0, /foo/foo/bar, /xyz/foo/bar",
    "0, /foo/%2Ffoo, /xyz/%2Ffoo",
  })
  void a_prefix_is_replaced_segment_by_segment(int row, String path, String sent) throws Exception {
    assertThat(gateway.client().ask("p" + row + ".example", "POST", path).status()).isEqualTo(200);
    assertThat(a.onlyAttempt().path()).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({"0, /foobar", "0, /bar", "2, /foobar", "9, /fxo+(x)/bar"})
  void another_segment_is_another_prefix(int row, String path) throws Exception {
    assertThat(gateway.client().ask("p" + row + ".example", "POST", path).status()).isEqualTo(404);
    assertThat(a.attempts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/full, /full\\0%REQ(x)%",
    "/full/a/b?q=1, /full\\0%REQ(x)%?q=1",
    "/ref/a, /of-ref",
    "/re/a, /full\\0%REQ(x)%"
  })
  void a_whole_path_is_replaced_as_it_is_written(String path, String sent) throws Exception {
    assertThat(gateway.post(path, "{}").status()).isEqualTo(200);
    assertThat(a.onlyAttempt().path()).isEqualTo(sent);
  }

  @Test
  void a_route_does_not_replace_an_endpoints_own_path_on_any_attempt() throws Exception {
    a.behaving(Behaviour.status(503));
    b.behaving(Behaviour.status(429));

    assertThat(gateway.post("/own-first?q=1", "{}").status()).isEqualTo(200);
    assertThat(a.onlyAttempt().path()).isEqualTo("/own?x=1");
    assertThat(b.onlyAttempt().path()).isEqualTo("/full\\0%REQ(x)%?q=1");
    assertThat(c.onlyAttempt().path()).isEqualTo("/full\\0%REQ(x)%?q=1");
  }

  @Test
  void an_endpoint_without_a_path_gets_the_routes_after_one_with() throws Exception {
    a.behaving(Behaviour.RESET);
    b.behaving(Behaviour.status(500));

    assertThat(gateway.post("/own-second/x", "{}").status()).isEqualTo(200);
    assertThat(a.onlyAttempt().path()).isEqualTo("/full\\0%REQ(x)%");
    assertThat(b.onlyAttempt().path()).isEqualTo("/own");
    assertThat(c.onlyAttempt().path()).isEqualTo("/full\\0%REQ(x)%");
  }

  @Test
  void a_route_without_a_rewrite_leaves_the_providers_default() throws Exception {
    a.behaving(Behaviour.status(503));
    b.behaving(Behaviour.status(503));

    assertThat(gateway.post("/plain/x?q=1", "{}").status()).isEqualTo(200);
    assertThat(a.onlyAttempt().path()).isEqualTo("/v1/chat/completions");
    assertThat(b.onlyAttempt().path()).isEqualTo("/own");
    assertThat(c.onlyAttempt().path()).isEqualTo("/v1/chat/completions");
  }

  @Test
  void a_rewritten_path_is_not_made_one_that_streams() throws Exception {
    assertThat(gateway.post("/google/x:streamGenerateContent", "{\"stream\":true}").status())
        .isEqualTo(200);
    assertThat(a.onlyAttempt().path()).isEqualTo("/full\\0%REQ(x)%");
  }

  @ParameterizedTest
  @CsvSource({
    "x-mpool-endpoint: /forged\trewritten\t/forged\theader=authorization: ",
    "x-envoy-original-path: /forged",
    "x-mpool-path: /forged"
  })
  void nothing_of_this_can_be_forged(String header) throws Exception {
    a.behaving(Behaviour.status(503));

    assertThat(gateway.post("/plain", "{}", header).status()).isEqualTo(200);
    assertThat(a.onlyAttempt().path()).isEqualTo("/v1/chat/completions");
    assertThat(b.onlyAttempt().path()).isEqualTo("/own");
    assertThat(b.onlyAttempt().headers()).noneMatch(h -> h.name().startsWith("x-envoy-"));
  }
}
