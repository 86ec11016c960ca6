package dev.mpool.e2e;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * An AI provider on a loopback address that records every attempt, byte for byte as it arrived, and
 * answers as it is told. It speaks HTTP/1.1 by itself, because a server library would judge or
 * change what it is shown.
 */
final class MockProvider implements AutoCloseable {

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private volatile Behaviour behaviour = Behaviour.OK;

  private MockProvider(ServerSocket server) {
    this.server = server;
    threads.execute(this::accept);
  }

  static MockProvider plain() throws IOException {
    return new MockProvider(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()));
  }

  /** A provider with the certificate of this context. */
  static MockProvider tls(SSLContext context) throws IOException {
    return tls(context, "127.0.0.1", 0);
  }

  /** A provider with the certificate of this context at an address. */
  static MockProvider tls(SSLContext context, String address, int port) throws IOException {
    InetAddress loopback = InetAddress.getByName(address);
    MockProvider provider =
        new MockProvider(context.getServerSocketFactory().createServerSocket(port, 512, loopback));
    // On a busy machine a JVM's first handshake takes longer than Envoy waits for one.
    try (Socket first = SSLSocketFactory.getDefault().createSocket(loopback, provider.port())) {
      ((SSLSocket) first).startHandshake();
    } catch (SSLException untrusted) {
      // No matter: it is done.
    }
    return provider;
  }

  String host() {
    return server.getInetAddress().getHostAddress();
  }

  int port() {
    return server.getLocalPort();
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

  /** Healthy again, as if nothing had arrived. */
  void reset() {
    behaviour = Behaviour.OK;
    attempts.clear();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      boolean keepAlive = true;
      while (keepAlive) {
        Attempt attempt = read(in, serverName(socket));
        if (attempt == null) {
          return;
        }
        attempts.add(attempt);
        keepAlive = behaviour.answer(attempt, socket);
      }
    } catch (IOException disconnected) {
      // The test looks at what arrived.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private static String serverName(Socket socket) {
    if (socket instanceof SSLSocket tls
        && tls.getSession() instanceof ExtendedSSLSession session
        && !session.getRequestedServerNames().isEmpty()) {
      return new String(
          session.getRequestedServerNames().get(0).getEncoded(), StandardCharsets.UTF_8);
    }
    return null;
  }

  private static Attempt read(InputStream in, String serverName) throws IOException {
    String request = HttpLine.next(in);
    if (request == null) {
      return null;
    }
    List<Header> headers = new ArrayList<>();
    for (String line = HttpLine.next(in);
        line != null && !line.isEmpty();
        line = HttpLine.next(in)) {
      int colon = line.indexOf(':');
      headers.add(
          new Header(
              line.substring(0, colon).toLowerCase(Locale.ROOT),
              line.substring(colon + 1).strip()));
    }
    String[] words = request.split(" ", 3);
    Attempt head = new Attempt(words[0], words[1], headers, new byte[0], serverName);
    byte[] body =
        "chunked".equals(head.header("transfer-encoding"))
            ? chunks(in)
            : bytes(in, head.header("content-length"));
    return new Attempt(words[0], words[1], headers, body, serverName);
  }

  private static byte[] bytes(InputStream in, String length) throws IOException {
    int expected = length == null ? 0 : Integer.parseInt(length);
    byte[] body = in.readNBytes(expected);
    if (body.length < expected) {
      throw new EOFException();
    }
    return body;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(HttpLine.next(in).strip(), 16);
      body.write(in.readNBytes(size));
      HttpLine.next(in);
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    threads.shutdownNow();
  }

  /** A header as it arrived, its name in lower case. */
  record Header(String name, String value) {}

  /**
   * One request as it reached a provider.
   *
   * @param path with its query, as it stood in the request line
   * @param serverName the TLS server name; null without TLS or name
   */
  record Attempt(String method, String path, List<Header> headers, byte[] body, String serverName) {

    /** The header's values, in the order they arrived. */
    List<String> all(String name) {
      return headers.stream()
          .filter(header -> header.name().equals(name))
          .map(Header::value)
          .toList();
    }

    /** The header's only value; null if it was not sent. */
    String header(String name) {
      List<String> values = all(name);
      if (values.size() > 1) {
        throw new AssertionError(name + " was sent " + values.size() + " times");
      }
      return values.isEmpty() ? null : values.get(0);
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return method + ' ' + path + ' ' + headers + ' ' + body.length + " bytes";
    }
  }
}
