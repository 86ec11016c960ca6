package dev.mpool.drill;

import dev.mpool.plan.Address;
import dev.mpool.plan.BackendPlan;
import dev.mpool.plan.Endpoint;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Stands for one endpoint on a loopback port of its own. It speaks HTTP/1.1 by itself: a server
 * library would tidy the path before anyone sees it, and could neither reset a connection nor
 * refuse one.
 */
final class MockProvider implements AutoCloseable {

  private static final int BACKLOG = 512;

  /** Decides what a mock does with an attempt. */
  interface Reception {
    Reaction receive(Arrival arrival);
  }

  private final BackendPlan backend;
  private final Endpoint endpoint;
  private final Optional<SSLContext> tls;
  private final Reception reception;
  private final ExecutorService threads;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket server;
  private Future<?> accepting;
  private Socket reserved;

  /** Begins to listen; with TLS if the plan reaches the endpoint by TLS. */
  MockProvider(
      BackendPlan backend,
      Endpoint endpoint,
      Optional<Certificate> certificate,
      Reception reception,
      ExecutorService threads)
      throws IOException {
    this.backend = backend;
    this.endpoint = endpoint;
    boolean isPlain = endpoint.address().tls() == Address.Tls.PLAINTEXT;
    this.tls = isPlain ? Optional.empty() : certificate.map(Certificate::context);
    this.reception = reception;
    this.threads = threads;
    listen(0);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  boolean isTls() {
    return tls.isPresent();
  }

  int port() {
    return server.getLocalPort();
  }

  private void listen(int port) throws IOException {
    ServerSocket socket =
        tls.isEmpty()
            ? new ServerSocket()
            : tls.get().getServerSocketFactory().createServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    server = socket;
    accepting = threads.submit(() -> accept(socket));
  }

  /** From now on connections are refused. The port stays this mock's, so that nobody takes it. */
  synchronized void refuse() throws IOException {
    int port = port();
    server.close();
    awaitEnd(accepting);
    disconnect();
    reserved = new Socket();
    reserved.setReuseAddress(true);
    reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** Until the thread has left the socket, the system keeps listening. */
  private static void awaitEnd(Future<?> accepting) throws IOException {
    try {
      accepting.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** Listens again at the same port. */
  synchronized void accept() throws IOException {
    int port = port();
    reserved.close();
    listen(port);
  }

  /** Closes the connections that there are; Envoy keeps them for its next attempts. */
  private void disconnect() {
    for (Socket socket : open) {
      closed(socket);
    }
  }

  private static void closed(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        open.add(connection);
        threads.execute(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream(), 1 << 14);
      boolean staysOpen = true;
      while (staysOpen) {
        HttpMessage request = HttpMessage.request(in);
        if (request == null) {
          return;
        }
        Arrival arrival = new Arrival(backend, endpoint, request, serverName(connection));
        staysOpen = reception.receive(arrival).to(connection);
      }
    } catch (IOException disconnected) {
      // What arrived is recorded; how it ended is seen by the client.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(connection);
    }
  }

  private static Optional<String> serverName(Socket connection) {
    if (connection instanceof SSLSocket tls
        && tls.getSession() instanceof ExtendedSSLSession session) {
      for (SNIServerName name : session.getRequestedServerNames()) {
        return Optional.of(new String(name.getEncoded(), StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    closed(server);
    if (reserved != null) {
      closed(reserved);
    }
    disconnect();
  }
}
