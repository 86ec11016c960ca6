package dev.mpool.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** An AI provider on a loopback port that records every attempt and answers as it is told. */
final class MockProvider implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private volatile Behaviour behaviour = Behaviour.answer(200, "{\"ok\":true}");

  private MockProvider(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static MockProvider plain() throws IOException {
    return new MockProvider(HttpServer.create(loopback(), 0));
  }

  /** A provider with the certificate of this context. */
  static MockProvider tls(SSLContext context) throws IOException {
    HttpsServer https = HttpsServer.create(loopback(), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(context));
    return new MockProvider(https);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  int port() {
    return server.getAddress().getPort();
  }

  MockProvider behaving(Behaviour next) {
    behaviour = next;
    return this;
  }

  /** What arrived so far, in order. */
  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /** The single attempt that arrived; anything else is a failure. */
  Attempt onlyAttempt() {
    List<Attempt> all = attempts();
    if (all.size() != 1) {
      throw new AssertionError("expected one attempt, got " + all.size() + ": " + all);
    }
    return all.get(0);
  }

  void forget() {
    attempts.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    Attempt attempt =
        new Attempt(
            exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    attempts.add(attempt);
    behaviour.answer(exchange, attempt);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /**
   * One request as it reached a provider.
   *
   * @param path with its query, as it stood in the request line
   * @param headers by name in lower case
   */
  record Attempt(String method, String path, Map<String, List<String>> headers, byte[] body) {

    /** The header's only value; null if it was not sent. */
    String header(String name) {
      List<String> values = headers.getOrDefault(name, List.of());
      if (values.size() > 1) {
        throw new AssertionError(name + " was sent " + values.size() + " times");
      }
      return values.isEmpty() ? null : values.get(0);
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** What a provider does with a request. */
  @FunctionalInterface
  interface Behaviour {

    void answer(HttpExchange exchange, Attempt attempt) throws IOException;

    static Behaviour answer(int status, String body) {
      return (exchange, attempt) -> {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
      };
    }

    /** Closes the connection without an answer. */
    static Behaviour drop() {
      return (exchange, attempt) -> exchange.close();
    }

    /** Accepts the request and says nothing for a while. */
    static Behaviour silentFor(long millis) {
      return (exchange, attempt) -> {
        try {
          Thread.sleep(millis);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        exchange.close();
      };
    }
  }
}
