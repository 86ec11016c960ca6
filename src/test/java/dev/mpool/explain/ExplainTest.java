package dev.mpool.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.model.BackendName;
import dev.mpool.model.FailoverOrder;
import dev.mpool.model.InlineSecret;
import dev.mpool.model.ProviderType;
import dev.mpool.plan.Address;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Credential;
import dev.mpool.plan.Endpoint;
import dev.mpool.plan.EndpointPath;
import dev.mpool.plan.FailoverPlan;
import dev.mpool.plan.Origin;
import dev.mpool.report.Palette;
import dev.mpool.route.ClientRequest;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.InputSource;

class ExplainTest {

  private static final Credential.SecretName SECRET = new Credential.SecretName("ns", "one");

  private static Endpoint endpoint(int priority, int entry, String host, Credential credential) {
    return new Endpoint(
        priority,
        entry,
        ProviderType.OPENAI,
        new Address(host, 443, Address.Tls.VERIFIED),
        new EndpointPath(
            entry == 0 ? Optional.of("/own/" + host) : Optional.empty(),
            "/v1/chat/completions",
            Optional.empty()),
        Optional.of("gpt"),
        Optional.of("gpt"),
        credential,
        Optional.empty(),
        9);
  }

  private static Endpoint endpoint(int priority, int entry, String host) {
    return endpoint(
        priority, entry, host, new Credential.Variable("authorization", "Bearer ", SECRET, "VAR"));
  }

  private static BackendPlan backend(String name) {
    return new BackendPlan(
        new BackendName("ns", name),
        List.of(List.of(endpoint(0, 0, "a"), endpoint(0, 1, "b")), List.of(endpoint(1, 0, "c"))),
        new Origin("backend.yaml", 3),
        FailoverOrder.POOL_FIRST);
  }

  private static final FailoverPlan PLAN = new FailoverPlan(List.of(backend("chat")));

  private static String text(ChainView explanation, FailoverPlan plan) throws IOException {
    StringWriter out = new StringWriter();
    explanation.write(plan, out);
    return out.toString();
  }

  @Test
  void a_table_has_a_row_for_each_endpoint_and_says_where_its_path_comes_from() throws Exception {
    assertThat(text(new ChainTable(0, Palette.PLAIN), PLAN))
        .isEqualTo(
            """
            ns/chat (line 3)
            PRIORITY  URL                             PATH FROM       MODEL  CREDENTIAL     TLS
            0.0       https://a/own/a                 pathOverride    gpt    Secret ns/one  verified
            0.1       https://b/v1/chat/completions   openai default  gpt    Secret ns/one  verified
            1         https://c/own/c                 pathOverride    gpt    Secret ns/one  verified
            """
                .replace("completions   openai", "completions  openai")
                .replace("a/own/a                 path", "a/own/a                path")
                .replace("c/own/c                 path", "c/own/c                path")
                .replace(
                    "URL                             PATH", "URL                            PATH"));
  }

  @Test
  void a_table_that_is_wider_than_the_terminal_is_told_line_by_line_without_breaking_a_word()
      throws Exception {
    assertThat(text(new ChainTable(87, Palette.PLAIN), PLAN))
        .isEqualTo(text(new ChainTable(0, Palette.PLAIN), PLAN));
    assertThat(text(new ChainTable(80, Palette.PLAIN), PLAN))
        .startsWith(
            """
            ns/chat (line 3)
            PRIORITY      0.0
              URL         https://a/own/a
              PATH FROM   pathOverride
              MODEL       gpt
              CREDENTIAL  Secret ns/one
              TLS         verified
            PRIORITY      0.1
              URL         https://b/v1/chat/completions
            """);
  }

  @Test
  void a_picture_shows_whole_urls() throws Exception {
    String host = "a-resource-with-a-long-name".repeat(8) + ".openai.azure.com";
    FailoverPlan plan =
        new FailoverPlan(
            List.of(
                new BackendPlan(
                    new BackendName("ns", "n"),
                    List.of(List.of(endpoint(0, 1, host))),
                    new Origin("backend.yaml", 1),
                    FailoverOrder.POOL_FIRST)));
    assertThat(text(new ChainSvg(), plan)).contains("https://" + host + "/v1/chat/completions<");
  }

  @Test
  void every_form_is_well_formed_whatever_the_values_are() throws Exception {
    String hostile = "x\"|<b>&`]\n::--%\u001b[31m\u202e#}";
    Endpoint odd = endpoint(0, 0, hostile);
    FailoverPlan plan =
        new FailoverPlan(
            List.of(
                new BackendPlan(
                    new BackendName("ns", "n"),
                    List.of(List.of(odd)),
                    new Origin("backend.yaml", 1),
                    FailoverOrder.POOL_FIRST)));

    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text(new ChainSvg(), plan))));
    JsonNode json = new ObjectMapper().readTree(text(new ChainJson(), plan));
    assertThat(json.at("/backends/0/priorities/0/0/url").asText()).contains(hostile);
    assertThat(text(new ChainMarkdown(), plan).lines().skip(4).findFirst().orElseThrow())
        .matches("(?:[^|]|\\\\\\|)*(?<!\\\\)\\|(.*)\\|");
    assertThat(text(new ChainMermaid(), plan).lines().filter(line -> line.contains("model:")))
        .singleElement()
        .asString()
        .matches(" *b0p0e0\\[\"[^\"]*\"]");
    for (ChainView explanation :
        List.of(
            new ChainTable(80, Palette.PLAIN),
            new ChainMarkdown(),
            new ChainMermaid(),
            new ChainSvg())) {
      assertThat(text(explanation, plan)).doesNotContain("\u001b").doesNotContain("\u202e");
    }
  }

  @Test
  void no_form_shows_an_inline_token() throws Exception {
    Credential inline =
        new Credential.Inline("authorization", "Bearer ", new InlineSecret("sk-very-secret"));
    FailoverPlan plan =
        new FailoverPlan(
            List.of(
                new BackendPlan(
                    new BackendName("ns", "n"),
                    List.of(List.of(endpoint(0, 0, "a", inline))),
                    new Origin("backend.yaml", 1),
                    FailoverOrder.POOL_FIRST)));
    for (ChainView explanation :
        List.of(
            new ChainTable(0, Palette.PLAIN),
            new ChainMarkdown(),
            new ChainMermaid(),
            new ChainSvg(),
            new ChainJson())) {
      assertThat(text(explanation, plan)).doesNotContain("sk-very").contains("inline in the manif");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none     | a",
        "0        | a b c",
        "0.0      | a b",
        "0,1      | a b c",
        "0.0,1    | a b",
        "1        | a",
      })
  void a_request_goes_to_the_others_of_its_pool_and_then_to_the_next_priority(
      String failing, String hosts) {
    RequestTrace trace = trace("/v1/x", failing.strip().split(","));
    assertThat(trace.attempts().stream().map(RequestTrace.Attempt::host))
        .containsExactly(hosts.strip().split(" "));
  }

  @Test
  void the_last_attempt_is_the_only_one_that_may_succeed() {
    RequestTrace trace = trace("/v1/x", "0", "1");
    assertThat(trace.attempts()).extracting(RequestTrace.Attempt::failed).doesNotContain(false);
  }

  @ParameterizedTest
  @CsvSource({
    "/ns/chat, chat",
    "/ns/chat/v1?x=/ns/other, chat",
    "/ns/other/v1, other",
    "/ns/chatx, ''",
    "/v1/chat/completions, ''",
  })
  void several_Backends_answer_under_their_names_by_whole_segments(String path, String name) {
    FailoverPlan plan = new FailoverPlan(List.of(backend("chat"), backend("other")));
    List<RequestRoute.Share> shares = RequestRoute.of(plan, post(path), List.of()).shares();
    assertThat(shares.stream().map(share -> share.trace().orElseThrow().backend().name().name()))
        .containsExactlyElementsOf(name.isEmpty() ? List.of() : List.of(name));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions, ''",
    "/v1/messages, ''",
    "/v1beta/models/gem:generateContent, ''",
    "/v1beta/models/gem:streamGenerateContent?alt=sse, ''",
    "/ns/chat, ''",
    "/ns/models, ''",
    "/ns/models/embeddings, embeddings",
    "/v1/Embeddings/, embeddings",
    "/v1/messages/count_tokens, count_tokens",
    "/v1/completions, completions",
    "/v1/audio/speech?x=1, audio",
    "/v1beta/models/gem:countTokens, countTokens",
    "/v1/models, models",
  })
  void an_operation_that_is_not_chat_is_known_by_its_path(String path, String operation) {
    assertThat(Refusal.operation(post(path).barePath(), "/ns/models").orElse(""))
        .isEqualTo(operation);
  }

  @Test
  void the_transformation_knows_the_same_operations() throws Exception {
    String lua = Files.readString(Path.of("templates/upstream.lua"));
    String list = lua.substring(lua.indexOf("for name in ([[") + 15, lua.indexOf("]]):gmatch"));
    assertThat(Refusal.OTHERS).containsExactlyInAnyOrder(list.strip().split("\\s+"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /v1/embeddings | the client gets 404 by mpool, as the path names another operation, embeddings,",
        "GET /v1/chat/completions | the client gets 405 by mpool, as only POST is passed on",
        "OPTIONS /v1/chat/completions | Nothing is sent: the client gets 405 by mpool",
      })
  void what_is_answered_in_a_providers_place_is_told(String line, String told) throws Exception {
    String[] request = line.split(" ");
    StringWriter out = new StringWriter();
    new RequestReport(Palette.PLAIN)
        .write(
            RequestRoute.of(
                PLAN, ClientRequest.to(request[0], "", request[1], Map.of()), List.of("0")),
            out);
    assertThat(out.toString()).contains(told);
  }

  private static ClientRequest post(String path) {
    return ClientRequest.to("POST", "", path, Map.of());
  }

  private static RequestTrace trace(String path, String... failing) {
    return RequestRoute.of(PLAN, post(path), List.of(failing))
        .shares()
        .get(0)
        .trace()
        .orElseThrow();
  }

  @Test
  void a_report_tells_path_header_and_credential_of_each_attempt() throws Exception {
    StringWriter out = new StringWriter();
    new RequestReport(Palette.PLAIN)
        .write(RequestRoute.of(PLAN, post("/v1/x"), List.of("0", "1")), out);
    assertThat(out.toString())
        .startsWith("ns/chat\nattempt 1: priority 0, pool entry 0 fails\n  host        a\n")
        .contains("  path        /v1/chat/completions (openai default)\n")
        .contains("  headers     authorization\n  credential  Secret ns/one ($VAR)\n")
        .endsWith("Every endpoint fails: the client gets the last one's own answer.\n");
  }
}
