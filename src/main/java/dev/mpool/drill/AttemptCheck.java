package dev.mpool.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mpool.drill.HttpMessage.Header;
import dev.mpool.model.ProviderType;
import dev.mpool.plan.Address;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares an attempt with what the plan says of its endpoint. Nothing of the rendered
 * configuration is looked at.
 */
final class AttemptCheck {

  private static final String NOTHING = "-";
  private static final String DEFAULT_ANTHROPIC_VERSION = "2023-06-01";
  private static final List<String> PRIVATE = List.of("x-mpool-", "x-envoy-", "x-forwarded-");

  private final Arrival arrival;
  private final HttpMessage seen;
  private final Endpoint endpoint;
  private final Request request;
  private final Tokens tokens;
  private final Set<String> credentialHeaders;
  private final List<Problem> problems = new ArrayList<>();

  private AttemptCheck(Arrival arrival, Request request, Tokens tokens) {
    this.arrival = arrival;
    this.seen = arrival.request();
    this.endpoint = arrival.endpoint();
    this.request = request;
    this.tokens = tokens;
    this.credentialHeaders = credentialHeaders(arrival.backend());
  }

  /** The headers that carry a credential at any provider or at an endpoint of this Backend. */
  static Set<String> credentialHeaders(BackendPlan backend) {
    Set<String> headers = ProviderType.credentialHeaders();
    for (Endpoint each : backend.endpoints()) {
      headers.add(each.credential().header());
    }
    return headers;
  }

  /** What a mock saw of a request, with what is wrong with it. */
  static Result.Attempt of(Arrival arrival, Request request, Tokens tokens) {
    return new AttemptCheck(arrival, request, tokens).attempt();
  }

  private Result.Attempt attempt() {
    expect("method", request.method(), seen.word(0));
    expect("path", path(), seen.word(1));
    expect("host", host(), String.join(", ", seen.all("host")));
    expect("TLS server name", serverName(), arrival.serverName().orElse(NOTHING));
    credentials();
    privateHeaders();
    version();
    body();
    List<String> carriers =
        credentialHeaders.stream().filter(name -> seen.first(name) != null).toList();
    return new Result.Attempt(
        arrival.place(),
        endpoint.priority(),
        endpoint.poolIndex(),
        String.join(", ", seen.all("host")),
        seen.word(1),
        carriers.isEmpty() ? NOTHING : String.join(", ", carriers),
        carriers.isEmpty() ? NOTHING : owners(carriers),
        model(),
        problems);
  }

  private void expect(String what, String expected, String value) {
    if (!expected.equals(value)) {
      problems.add(new Problem(what, expected, value));
    }
  }

  private String path() {
    Optional<String> streaming =
        request.streams() ? endpoint.path().streamingDefault() : Optional.empty();
    return endpoint
        .path()
        .override()
        .or(request::routePath)
        .orElse(streaming.orElse(endpoint.path().providerDefault()));
  }

  private String host() {
    String host = endpoint.address().host();
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  private String serverName() {
    String host = endpoint.address().host();
    boolean isIp = host.indexOf(':') >= 0 || Character.isDigit(host.charAt(host.length() - 1));
    return endpoint.address().tls() == Address.Tls.PLAINTEXT || isIp ? NOTHING : host;
  }

  private void credentials() {
    String own = endpoint.credential().header();
    List<String> values = seen.all(own);
    String expected = Tokens.value(endpoint.credential(), request);
    if (!values.equals(List.of(expected))) {
      String got = values.isEmpty() ? "no such header" : owners(List.of(own));
      problems.add(new Problem("header " + own, tokens.owner(expected), got));
    }
    for (String other : credentialHeaders) {
      if (!other.equals(own) && seen.first(other) != null) {
        problems.add(new Problem("header " + other, "no such header", owners(List.of(other))));
      }
    }
  }

  private String owners(List<String> headers) {
    List<String> owners = new ArrayList<>();
    for (String header : headers) {
      for (String value : seen.all(header)) {
        owners.add(tokens.owner(value));
      }
    }
    return String.join(", ", owners);
  }

  private void privateHeaders() {
    for (Header header : seen.headers()) {
      String name = header.name();
      if (name.equals("forwarded") || PRIVATE.stream().anyMatch(name::startsWith)) {
        problems.add(new Problem("header " + name, "no such header", "it is there"));
      }
    }
  }

  private void version() {
    boolean isAnthropic = endpoint.provider() == ProviderType.ANTHROPIC;
    String expected =
        isAnthropic ? endpoint.anthropicVersion().orElse(DEFAULT_ANTHROPIC_VERSION) : NOTHING;
    List<String> values = seen.all("anthropic-version");
    expect("header anthropic-version", expected, values.isEmpty() ? NOTHING : values.get(0));
  }

  /** Every byte is the client's, but for the model where the manifest names one. */
  private void body() {
    String text = new String(seen.body(), StandardCharsets.UTF_8);
    int at = request.body().indexOf(Request.MODEL);
    String before = request.body().substring(0, at);
    String after = request.body().substring(at + Request.MODEL.length());
    boolean fits =
        text.startsWith(before)
            && text.endsWith(after)
            && text.length() > before.length() + after.length();
    if (!fits) {
      String expected = "the client's " + request.body().length() + " bytes, but for the model";
      problems.add(new Problem("body", expected, seen.body().length + " other bytes"));
      return;
    }
    String model = text.substring(before.length(), text.length() - after.length());
    String client = Request.MODEL.substring(1, Request.MODEL.length() - 1);
    expect("model", endpoint.bodyModel().orElse(client), value(model));
  }

  private static String value(String json) {
    try {
      JsonNode node = new ObjectMapper().readTree(json);
      return node.isTextual() ? node.textValue() : json;
    } catch (JsonProcessingException e) {
      return json;
    }
  }

  private String model() {
    String text = new String(seen.body(), StandardCharsets.UTF_8);
    try {
      return new ObjectMapper().readTree(text).path("model").asText(NOTHING);
    } catch (JsonProcessingException e) {
      return NOTHING;
    }
  }
}
