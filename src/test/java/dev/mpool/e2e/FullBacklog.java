package dev.mpool.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A loopback port that accepts no connection and refuses none, as a host that is gone does. */
final class FullBacklog implements AutoCloseable {

  /** More than fit into the shortest backlog that the system grants. */
  private static final int ENOUGH = 8;

  private final ServerSocket server;
  private final List<SocketChannel> waiting = new ArrayList<>();

  FullBacklog() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    for (int i = 0; i < ENOUGH; i++) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(server.getLocalSocketAddress());
      waiting.add(channel);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : waiting) {
      channel.close();
    }
    server.close();
  }
}
