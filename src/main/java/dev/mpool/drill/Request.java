package dev.mpool.drill;

import dev.mpool.drill.HttpMessage.Header;
import dev.mpool.model.BackendName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the drill's client sends, with a credential of its own as every client's library does.
 *
 * @param streams whether it asks for a streamed answer
 * @param routePath the path that its HTTPRoute gives it, for endpoints without one of their own
 */
record Request(
    String method,
    String path,
    List<Header> headers,
    String body,
    boolean streams,
    Optional<String> routePath) {

  /** The client's model, which an endpoint with a model of its own replaces. */
  static final String MODEL = "\"drill-model\"";

  private static final String START = "{\"model\":" + MODEL;

  Request {
    headers = List.copyOf(headers);
  }

  /** A chat request to a Backend. */
  static Request chat(BackendName backend) {
    return of(backend, ",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}", false);
  }

  /** One that asks for a streamed answer. */
  static Request stream(BackendName backend) {
    return of(backend, ",\"stream\":true,\"messages\":[{\"role\":\"user\"}]}", true);
  }

  /** One with a body of that many bytes and more. */
  static Request large(BackendName backend, int bytes) {
    StringBuilder text = new StringBuilder(bytes + 100);
    text.append(",\"messages\":[{\"role\":\"user\",\"content\":\"");
    for (int i = 0; text.length() < bytes; i++) {
      text.append(i).append(i % 10 == 0 ? "\\n" : " ");
    }
    return of(backend, text.append("\"}]}").toString(), false);
  }

  private static Request of(BackendName backend, String rest, boolean streams) {
    List<Header> headers =
        List.of(
            new Header("content-type", "application/json"),
            new Header("authorization", "Bearer " + token("authorization")));
    String path = "/" + backend + "/v1/chat/completions";
    return new Request("POST", path, headers, START + rest, streams, Optional.empty());
  }

  /**
   * The same request of a client that forges what is not its own.
   *
   * @param credentials the headers that carry credentials at some endpoint of the Backend
   */
  Request forged(List<String> credentials) {
    List<Header> all = new ArrayList<>(headers);
    for (String name : credentials) {
      if (!name.equals("authorization")) {
        all.add(new Header(name, token(name)));
      }
    }
    all.add(
        new Header("x-mpool-endpoint", "/forged\t/forged\theader=x-forged: \tcredential=client"));
    all.add(new Header("x-envoy-max-retries", "0"));
    all.add(new Header("x-envoy-retry-on", "gateway-error"));
    all.add(new Header("x-envoy-upstream-rq-timeout-ms", "1"));
    all.add(new Header("x-envoy-original-path", "/forged"));
    all.add(new Header("x-forwarded-for", "192.0.2.1"));
    all.add(new Header("x-forwarded-host", "forged.example"));
    all.add(new Header("forwarded", "for=192.0.2.1"));
    return new Request(method, path, all, body, streams, routePath);
  }

  /** One that a step of the routes takes. */
  static Request through(RouteRequest route, Optional<String> routePath) {
    Request chat = chat(new BackendName("drill", "drill"));
    List<Header> all = new ArrayList<>(chat.headers);
    all.add(new Header("host", route.host()));
    for (Header asked : route.headers()) {
      all.removeIf(each -> each.name().equalsIgnoreCase(asked.name()));
      all.add(asked);
    }
    return new Request(route.method(), route.target(), all, chat.body, false, routePath);
  }

  Request with(String name, String value) {
    List<Header> all = new ArrayList<>(headers);
    all.add(new Header(name, value));
    return new Request(method, path, all, body, streams, routePath);
  }

  boolean sends(String header) {
    return headers.stream().anyMatch(each -> each.name().equals(header));
  }

  /** The client's credential in one of its headers. */
  static String token(String header) {
    return "drill-client-" + header;
  }
}
